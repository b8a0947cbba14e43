// Serves a Slack Web API that nobody here wrote. Settings: PORT. Says {"url"} when it is there; ends with its standard input.
import { createEmulator } from 'emulate';

const port = Number(process.env.PORT);
const url = `http://127.0.0.1:${port}`;
await createEmulator({
  service: 'slack',
  port,
  hostname: '127.0.0.1',
  baseUrl: url, // the addresses that it names, such as those for files
  seed: {
    slack: {
      team: { name: 'Maple Street', domain: 'maple' },
      users: [{ name: 'ana', real_name: 'Ana Flores', email: 'ana@example.com' }],
      channels: [{ name: 'referrals' }],
      bots: [{ name: 'referralbot' }],
      tokens: [{ token: 'xoxb-maple', user: 'ana' }],
    },
  },
});
console.log(JSON.stringify({ url }));
process.stdin.resume().on('end', () => process.exit(0));
