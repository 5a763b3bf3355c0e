using System.Text;
using BenchmarkDotNet.Attributes;
using CollabBot.Benchmarks.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CollabBot.Benchmarks.Micro;

/// <summary>
/// A card invoke from the endpoint to its answer, without a network: no token needed, with a token that was seen before, and with one
/// that is checked from the start. The differences are the price of a token.
/// </summary>
[MemoryDiagnoser]
[OperationsPerSecond]
public class EndpointBenchmarks
{
    private const string ServiceUrl = "http://127.0.0.1:1/";

    private WebApplication? _keys;
    private WebApplication? _open;
    private WebApplication? _guarded;
    private byte[] _body = [];
    private string[] _headers = [];
    private int _idAt;
    private long _number;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        using var issuer = new TokenIssuer();
        _keys = Servers.Create();
        issuer.Map(_keys);
        await _keys.StartAsync();
        _open = Servers.CreateCollabBot(issuer: null);
        _guarded = Servers.CreateCollabBot(_keys.Urls.Single());
        var activity = Workload.CardInvoke.Activity(ServiceUrl, 1, 0);
        _idAt = activity.IndexOf(Workload.Id(0), StringComparison.Ordinal);
        _body = Encoding.UTF8.GetBytes(activity);

        // Twice as many as are remembered: when one comes round again, it is forgotten.
        _headers = [.. Enumerable.Range(0, 512).Select(number => "Bearer " + issuer.Token(ServiceUrl, number))];
    }

    [Benchmark(Baseline = true)]
    public Task<long> NoToken() => PostAsync(_open!, null);

    [Benchmark]
    public Task<long> RememberedToken() => PostAsync(_guarded!, _headers[0]);

    [Benchmark]
    public Task<long> NewToken() => PostAsync(_guarded!, _headers[(int)(_number % _headers.Length)]);

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        foreach (var app in new[] { _keys, _open, _guarded })
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task<long> PostAsync(WebApplication app, string? authorization)
    {
        Encoding.ASCII.GetBytes(Workload.Id(++_number), _body.AsSpan(_idAt));
        using var body = new MemoryStream(_body);
        using var answer = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = app.Services };
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = _body.Length;
        context.Request.Body = body;
        context.Response.Body = answer;
        context.Request.Headers.Authorization = authorization;
        await ((IEndpointRouteBuilder)app).DataSources.First().Endpoints[0].RequestDelegate!(context);
        return context.Response.StatusCode == StatusCodes.Status200OK && answer.Length > 0
            ? answer.Length
            : throw new InvalidOperationException($"The endpoint answered {context.Response.StatusCode}.");
    }
}
