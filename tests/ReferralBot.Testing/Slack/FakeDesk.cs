using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ReferralBot.Testing.Slack;

/// <summary>Takes calls: writes them down, lets faults happen, and refuses before it does anything.</summary>
internal sealed class FakeDesk
{
    private static readonly FakeFaultPlay Faults = new(
        new FakeFaultWords(
            """{"ok":true,"channel":"C0","ts":"1.000001","message":{"text":"…"}}""",
            """{"ok":false,"error":"ratelimited"}"""
        )
        {
            RefuseAsync = (http, word) => FakeSlackServer.WriteAsync(http, new FakeRefusal(word).ToAnswer()),
        }
    );

    private readonly FakeWorld _world;
    private readonly FakeResponding _responding;
    private readonly FakeFileMethods _files;
    private readonly Dictionary<string, FakeMethod> _methods;

    public FakeDesk(FakeWorld world)
    {
        _world = world;
        _responding = new FakeResponding(world);
        _files = new FakeFileMethods(world);
        _methods = new[]
        {
            new FakeAuthMethods(world).All,
            new FakeOAuthMethods(world).All,
            new FakeChatMethods(world).All,
            new FakeViewMethods(world).All,
            new FakePeopleMethods(world).All,
            _files.All,
        }
            .SelectMany(methods => methods)
            .ToDictionary(method => method.Name, StringComparer.Ordinal);
    }

    public async Task CallAsync(HttpContext http, string name)
    {
        var arguments = await FakeArguments.ReadAsync(http.Request);
        var call = new FakeCall(name, arguments.Token, (JsonObject)arguments.Json.DeepClone(), _world.Now)
        {
            ContentType = arguments.ContentType,
        };
        await AnswerAsync(http, call, () => Do(http, name, arguments));
    }

    public async Task RespondAsync(HttpContext http, string id)
    {
        var arguments = await FakeArguments.ReadAsync(http.Request);
        var call = new FakeCall("response_url", arguments.Token, (JsonObject)arguments.Json.DeepClone(), _world.Now)
        {
            ContentType = arguments.ContentType,
        };
        await AnswerAsync(http, call, () => _responding.Take(id, arguments));
    }

    public async Task UploadAsync(HttpContext http, string id)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        var call = new FakeCall("upload", Token: null, new JsonObject { ["id"] = id }, _world.Now)
        {
            ContentType = http.Request.ContentType,
        };
        await AnswerAsync(http, call, () => _files.Take(id, bytes.ToArray()));
    }

    private async Task AnswerAsync(HttpContext http, FakeCall call, Func<JsonObject> work)
    {
        _world.Locked(() =>
        {
            _world.Calls.Add(call);
            return call;
        });
        var fault = _world.Faults.Take(call.Method);
        if (fault is not null && !FakeFaultPlay.IsAfter(fault))
        {
            await Faults.PlayAsync(http, fault, _world.Faults);
            return;
        }

        var (answer, wait) = _world.Locked(() => Try(work));
        call.Answer = answer;
        _world.Signal.Raise();
        if (fault is not null)
        {
            await Faults.PlayAsync(http, fault, _world.Faults);
        }
        else if (wait is not null)
        {
            await Faults.TooManyAsync(http.Response, wait);
        }
        else
        {
            await FakeSlackServer.WriteAsync(http, answer);
        }
    }

    private JsonObject Do(HttpContext http, string name, FakeArguments arguments)
    {
        if (!_methods.TryGetValue(name, out var method))
        {
            throw new FakeRefusal("unknown_method");
        }

        if (arguments.Unreadable is { } word)
        {
            throw new FakeRefusal(word);
        }

        var token = method.Token == FakeTokenKind.None ? null : Check(method, arguments.Token);
        if (token?.Installation is { } installation)
        {
            http.Response.Headers["x-oauth-scopes"] = string.Join(',', installation.Scopes);
        }

        _world.Limits.CountCall(name, token?.Installation?.Key ?? "app", method.PerMinute);
        // Methods that read take a form only (slack-api-specs, "consumes"): arguments in JSON are not seen.
        var seen = method.TakesFormOnly && arguments.IsJson ? new FakeArguments([], arguments.Token, null) : arguments;
        var context = new FakeContext(seen, token, http.Request.Headers.Authorization.ToString());
        context.Warnings.AddRange(arguments.Warnings);
        return context.Finish(method.Run(context));
    }

    private FakeToken Check(FakeMethod method, string? value)
    {
        var token = _world.Tokens.Check(value);
        if (token.Kind != method.Token)
        {
            throw new FakeRefusal("not_allowed_token_type");
        }

        if (method.Scopes.Count == 0 || token.Installation is null)
        {
            return token;
        }

        return method.Scopes.Intersect(token.Installation.Scopes, StringComparer.Ordinal).Any()
            ? token
            : throw FakeContext.MissingScope(method.Scopes, token.Installation);
    }

    private static (JsonObject Answer, string? Wait) Try(Func<JsonObject> work)
    {
        try
        {
            return (work(), null);
        }
        catch (FakeRefusal refusal)
        {
            return (refusal.ToAnswer(), null);
        }
        catch (FakeTooMany tooMany)
        {
            return (new JsonObject { ["ok"] = false, ["error"] = "ratelimited" }, tooMany.RetryAfter);
        }
    }
}
