// The vendor's own Socket Mode client. Settings: API (the Web API's address), APP_TOKEN. Says {"connected":true}, and
// {"type","command"|"callback_id"|"event"} for everything that arrives; answers a command with its text, upper case.
import { SocketModeClient } from '@slack/socket-mode';

const client = new SocketModeClient({
  appToken: process.env.APP_TOKEN,
  logLevel: 'error',
  clientOptions: { slackApiUrl: process.env.API },
});
const say = (line) => console.log(JSON.stringify(line));
client.on('slash_commands', async ({ body, ack }) => {
  await ack({ text: body.text.toUpperCase() });
  say({ type: 'command', text: body.text });
});
client.on('interactive', async ({ body, ack }) => {
  await ack();
  say({ type: body.type, callback_id: body.callback_id });
});
client.on('app_home_opened', async ({ body, ack }) => {
  await ack();
  say({ type: 'event', event: body.event.type });
});
client.on('connected', () => say({ connected: true }));
await client.start();
process.stdin.resume().on('end', () => process.exit(0));
