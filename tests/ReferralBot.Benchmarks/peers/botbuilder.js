// The platform's former framework, with authentication off: a message is parsed and taken. It saves nothing and answers nothing.
const http = require('node:http');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const taken = async (context) => {
  if (context.activity.type !== 'message' || !context.activity.text) {
    throw new Error('There is no text in it.');
  }
};

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(parts).toString('utf8'));
    delete request.headers.authorization; // with a token it would be checked
    const answer = {
      socket: response.socket,
      status: (status) => (response.statusCode = status),
      header: (name, value) => response.setHeader(name, value),
      send: (body) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
      end: () => response.end(),
    };
    adapter.process(request, answer, taken).catch(() => {
      response.statusCode = 500;
      response.end();
    });
  });
});

server.listen(0, '127.0.0.1', () => console.log(`botbuilder is on http://127.0.0.1:${server.address().port}`));
