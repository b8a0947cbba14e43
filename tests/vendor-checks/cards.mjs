// Draws Adaptive Cards with Microsoft's own renderer in Chromium, as a desktop and as a phone, and says what it did not
// understand. Input: {"folder": where the pictures go, "cards": [{"name", "title"?, "card"}]}.
// Output: a line {"names": […], "complaints": […]}. CHROMIUM names the program where it is not "chromium".
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const { folder, cards } = JSON.parse(readFileSync(0, "utf8"));
const script = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve("adaptivecards/package.json")), "dist/adaptivecards.min.js"),
  "utf8",
);
const work = mkdtempSync(join(tmpdir(), "cards-"));
const chromium = process.env.CHROMIUM ?? "chromium";

// About what Teams sets (its own is not published): fonts, sizes and spacing of its light theme.
const hostConfig = {
  fontFamily: "Segoe UI, system-ui, sans-serif",
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#EDEBE9" },
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  containerStyles: {
    default: {
      backgroundColor: "#FFFFFF",
      foregroundColors: {
        default: { default: "#242424", subtle: "#616161" },
        accent: { default: "#5B5FC7", subtle: "#7F85F5" },
        good: { default: "#237B4B", subtle: "#237B4B" },
        warning: { default: "#835C00", subtle: "#835C00" },
        attention: { default: "#C4314B", subtle: "#C4314B" },
      },
    },
  },
  actions: {
    maxActions: 6,
    spacing: "default",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
  },
  inputs: {
    label: { inputSpacing: "small", requiredInputs: { color: "default", suffix: " *", suffixColor: "attention" }, optionalInputs: {} },
    errorMessage: { color: "attention", weight: "default" },
  },
};

const page = (width) => `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 12px; width: ${width - 24}px; background: #f5f5f5; font: 14px "Segoe UI", system-ui, sans-serif }
h2 { font-size: 11px; color: #888; margin: 16px 0 4px }
.frame { background: #fff; border: 1px solid #e0e0e0; border-radius: 6px; box-shadow: 0 1px 2px #0002; overflow: hidden }
.head { padding: 14px 16px 0; font-size: 18px; font-weight: 700; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.ac-pushButton { font: 600 14px "Segoe UI", system-ui, sans-serif; padding: 6px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff }
.ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff }
.ac-pushButton.style-destructive { color: #c4314b; border-color: #c4314b }
input:not([type=checkbox]):not([type=radio]), textarea, select { box-sizing: border-box; width: 100%; font: inherit; padding: 6px 8px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff }
</style><body><script>${script}</script><script>
// Teams reads Markdown in some texts: of it we use bold alone, and take the meaning from all other marks.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const html = text.replace(/\\\\(?=[!-\/:-@[-\`{-~])(.)|\\*\\*|[&<>]/g, (mark, kept) =>
    mark === "**" ? "\\u0001" : "&#" + (kept ?? mark).codePointAt(0) + ";",
  );
  result.outputHtml = html.replace(/\\u0001(.*?)\\u0001/g, "<b>$1</b>");
  result.didProcess = true;
};
const complaints = [];
for (const { name, title, card } of ${JSON.stringify(cards).replaceAll("</", "<\\/")}) {
  const adaptive = new AdaptiveCards.AdaptiveCard();
  adaptive.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)});
  const context = new AdaptiveCards.SerializationContext();
  adaptive.parse(card, context);
  for (let at = 0; at < context.eventCount; at++) complaints.push(name + ": " + context.getEventAt(at).message);
  const frame = document.createElement("div");
  frame.className = "frame";
  if (title) frame.appendChild(Object.assign(document.createElement("div"), { className: "head", textContent: title }));
  frame.appendChild(adaptive.render());
  document.body.append(Object.assign(document.createElement("h2"), { textContent: name }), frame);
  if (frame.scrollWidth > frame.clientWidth) complaints.push(name + ": is wider than " + ${width} + " pixels");
}
const said = Object.assign(document.createElement("script"), { type: "text/plain", id: "said" });
said.textContent = JSON.stringify({ height: document.body.scrollHeight, complaints });
document.body.append(said);
</script>`;

const run = (...options) =>
  execFileSync(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", `--user-data-dir=${work}/profile`, ...options], {
    encoding: "utf8",
    maxBuffer: 100_000_000,
    stdio: ["ignore", "pipe", "ignore"],
  });

const complaints = [];
for (const [name, width] of [["desktop", 720], ["phone", 390]]) {
  const file = join(work, `${name}.html`);
  writeFileSync(file, page(width));
  const dom = run(`--window-size=${width},2000`, "--dump-dom", `file://${file}`);
  const found = dom.match(/<script type="text\/plain" id="said">(.*?)<\/script>/s);
  if (!found) {
    complaints.push(`${name}: nothing was drawn`);
    continue;
  }
  const said = JSON.parse(found[1]);
  complaints.push(...said.complaints);
  if (folder) {
    run(`--window-size=${width},${Math.min(said.height + 30, 15_000)}`, `--screenshot=${join(folder, `${name}.png`)}`, `file://${file}`);
  }
}
rmSync(work, { recursive: true, force: true });
console.log(JSON.stringify({ names: cards.map((card) => card.name), complaints: [...new Set(complaints)] }));
