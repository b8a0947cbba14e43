// Slack's own framework, answering as a bot does. Settings: SIGNING_SECRET, API. Says {"url"} when it is there, and
// {"handled":event or trigger} for every event and command that it handles; ends with its standard input.
import { App, HTTPReceiver } from '@slack/bolt';

const say = (line) => console.log(JSON.stringify(line));
const receiver = new HTTPReceiver({
  signingSecret: process.env.SIGNING_SECRET,
  endpoints: ['/slack/commands', '/slack/interactions', '/slack/options', '/slack/events'],
  logLevel: 'error',
});
const app = new App({
  receiver,
  logLevel: 'error',
  clientOptions: { slackApiUrl: process.env.API },
  // Each installation's token is a matter of the vendor's store; here there is one.
  authorize: async () => ({ botToken: 'xoxb-bolt', botId: 'B1', botUserId: 'U1' }),
});

// A command is answered with a card, or with nothing where a form was opened.
app.command(/.*/, async ({ ack, command }) => {
  say({ handled: command.trigger_id });
  await (command.text === 'add' ? ack() : ack({ response_type: 'ephemeral', text: 'card', blocks: [{ type: 'divider' }] }));
});
app.action(/.*/, async ({ ack }) => ack());
app.options(/.*/, async ({ ack }) => ack({ options: [] }));
app.shortcut(/.*/, async ({ ack }) => ack());
app.view({ type: 'view_submission' }, async ({ ack, view }) =>
  view.callback_id === 'refused'
    ? ack({ response_action: 'errors', errors: { [Object.keys(view.state.values)[0]]: 'No.' } })
    : ack());
app.view({ type: 'view_closed' }, async ({ ack }) => ack());
app.event(/.*/, async ({ body }) => say({ handled: body.event_id }));

const server = await app.start({ port: 0, host: '127.0.0.1' });
say({ url: `http://127.0.0.1:${server.address().port}/` });
process.stdin.resume().on('end', () => process.exit(0));
