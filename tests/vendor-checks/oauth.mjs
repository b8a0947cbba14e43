// The vendor's own installer. Settings: SLACK (the address of Slack), CLIENT_ID, CLIENT_SECRET, SCOPES. Says {"url"} when it is
// there, and {"installed"} or {"refused"} for what came of an install.
import { createServer } from 'node:http';
import { InstallProvider } from '@slack/oauth';

const say = (line) => console.log(JSON.stringify(line));
const { SLACK, CLIENT_ID, CLIENT_SECRET, SCOPES } = process.env;
const installations = new Map();
const installer = new InstallProvider({
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  stateSecret: 'a-secret-for-state',
  authorizationUrl: `${SLACK}oauth/v2/authorize`,
  clientOptions: { slackApiUrl: `${SLACK}api/` },
  directInstall: true, // no page of its own before Slack's
  logLevel: 'error',
  installationStore: {
    storeInstallation: async (one) => void installations.set(one.isEnterpriseInstall ? one.enterprise.id : one.team.id, one),
    fetchInstallation: async (query) => installations.get(query.isEnterpriseInstall ? query.enterpriseId : query.teamId),
  },
});

const callback = {
  success: (installation, _options, _request, response) => {
    say({ installed: installation });
    response.end('installed');
  },
  failure: (error, _options, _request, response) => {
    say({ refused: error.code });
    response.end('refused');
  },
};
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://here');
  if (pathname === '/install') {
    const back = `http://127.0.0.1:${server.address().port}/callback`;
    return installer.handleInstallPath(request, response, {}, { scopes: SCOPES.split(','), redirectUri: back });
  }
  return installer.handleCallback(request, response, callback);
});
server.listen(0, '127.0.0.1', () => say({ url: `http://127.0.0.1:${server.address().port}/` }));
process.stdin.resume().on('end', () => process.exit(0));
