// The platform's own framework: /referral is acknowledged; with PEER_DB, after one INSERT that is on disk (synchronous=FULL).
const { App, HTTPReceiver, LogLevel } = require('@slack/bolt');

const receiver = new HTTPReceiver({
  signingSecret: process.env.PEER_SECRET,
  endpoints: ['/slack/commands'],
  logLevel: LogLevel.ERROR,
});
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  authorize: async () => ({ botToken: 'xoxb-none', botId: 'B1', botUserId: 'U1' }),
});

let insert = null;
if (process.env.PEER_DB) {
  const db = new (require('better-sqlite3'))(process.env.PEER_DB);
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  db.exec(`
    CREATE TABLE referrals(id INTEGER PRIMARY KEY, workspace TEXT NOT NULL, channel TEXT NOT NULL, logged_by TEXT NOT NULL,
      line TEXT NOT NULL, delivery_key TEXT NOT NULL, logged_at INTEGER NOT NULL);
    CREATE UNIQUE INDEX referrals_delivery ON referrals(workspace, delivery_key);
    CREATE INDEX referrals_day ON referrals(workspace, logged_at);`);
  insert = db.prepare(
    'INSERT INTO referrals(workspace,channel,logged_by,line,delivery_key,logged_at) VALUES(?,?,?,?,?,?) ON CONFLICT DO NOTHING',
  );
}

app.command('/referral', async ({ ack, command }) => {
  if (insert) {
    insert.run(command.team_id, command.channel_id, command.user_id, command.text, command.trigger_id, Date.now());
  }
  await ack({ response_type: 'ephemeral', text: 'Saved: received from Northside.' });
});

app.start({ port: 0, host: '127.0.0.1' }).then((server) => {
  console.log(`Bolt is on http://127.0.0.1:${server.address().port}`);
});
