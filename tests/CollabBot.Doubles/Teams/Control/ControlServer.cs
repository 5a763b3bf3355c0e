using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CollabBot.Doubles.Teams.Control;

/// <summary>What a test in another process may see and do, over HTTP under <c>/control</c>, at a port that no fault touches.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int MostLines = 10_000;

    private readonly FakeTeams _teams;
    private readonly AdjustableClock? _clock;
    private readonly ControlEvents _events;
    private readonly WebApplication _app;

    /// <param name="clock">Null when the clock is the test's own.</param>
    public ControlServer(FakeTeams teams, int port, AdjustableClock? clock)
    {
        _teams = teams;
        _clock = clock;
        _events = new ControlEvents(teams);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _app = builder.Build();
        Map(_app.MapGroup("/control"));
    }

    public Uri Url => new(new Uri(_app.Urls.Single()), "/control/");

    public Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map(RouteGroupBuilder control)
    {
        control.MapGet("/state", (RequestDelegate)(context => Json.WriteAsync(context, ControlState.Of(_teams))));
        control.MapGet("/teams", (RequestDelegate)(context => Json.WriteAsync(context, ControlState.TeamsOf(_teams.Tenant))));
        control.MapGet("/people", (RequestDelegate)(context => Json.WriteAsync(context, ControlState.PeopleOf(_teams.Tenant))));
        control.MapGet("/posts", (RequestDelegate)(context => Json.WriteAsync(context, ControlState.PostsOf(_teams.Log, context.Request.Query["conversation"].ToString()))));
        control.MapGet("/accepted", (RequestDelegate)AcceptedAsync);
        Do(control, "/faults", json => _teams.Faults.Add(ControlFaults.Rule(json)));
        control.MapDelete("/faults", (RequestDelegate)(context =>
        {
            _teams.Faults.Clear();
            return Json.WriteAsync(context, ControlState.Of(_teams));
        }));
        Do(control, "/latency", json => _teams.Latency = ControlFaults.Latency(json));
        Do(control, "/limits", json =>
        {
            _teams.HasLimits = json.Flag("on") ?? _teams.HasLimits;
            _teams.SaysRetryAfterAsDate = json.Flag("retryAfterAsDate") ?? _teams.SaysRetryAfterAsDate;
        });
        Do(control, "/delivery", json => _teams.DeliveryFaults = new DeliveryFaults((int)(json.Number("mostCopies") ?? 1), json.Flag("newIds") ?? false, json.Flag("shuffles") ?? false));
        Do(control, "/bot", json => _teams.Bot = Uri.TryCreate(json.Text("url"), UriKind.Absolute, out var url) ? url : throw new ControlProblemException("url is missing or no URL."));
        Do(control, "/clock", json => Advance(json.Number("advanceSeconds")));
        Do(control, "/person", Change);
        Do(control, "/tenant", json => _teams.Tenant.IsBotDisabled = json.Flag("botDisabled") ?? _teams.Tenant.IsBotDisabled);
        Do(control, "/down", async (_, _) => await _teams.GoDownAsync());
        Do(control, "/up", async (_, _) => await _teams.ComeBackAsync());
        control.MapPost("/events", (RequestDelegate)(context => GuardAsync(context, async (json, cancellationToken) =>
            await Json.WriteAsync(context, await _events.HappenAsync(json, cancellationToken)))));
    }

    private void Do(RouteGroupBuilder control, string path, Action<JsonObject> act) => Do(control, path, (json, _) =>
    {
        act(json);
        return Task.CompletedTask;
    });

    /// <summary>Does it, and tells the state that it led to.</summary>
    private void Do(RouteGroupBuilder control, string path, Func<JsonObject, CancellationToken, Task> actAsync) =>
        control.MapPost(path, (RequestDelegate)(context => GuardAsync(context, async (json, cancellationToken) =>
        {
            await actAsync(json, cancellationToken);
            await Json.WriteAsync(context, ControlState.Of(_teams));
        })));

    private static async Task GuardAsync(HttpContext context, Func<JsonObject, CancellationToken, Task> actAsync)
    {
        try
        {
            await actAsync(await Json.ReadAsync(context), context.RequestAborted);
        }
        catch (ControlProblemException e)
        {
            await Json.WriteAsync(context, new JsonObject { ["problem"] = e.Message }, StatusCodes.Status400BadRequest);
        }
        catch (HttpRequestException e)
        {
            await Json.WriteAsync(context, new JsonObject { ["problem"] = $"The bot could not be reached: {e.HttpRequestError}." }, StatusCodes.Status502BadGateway);
        }
    }

    private async Task AcceptedAsync(HttpContext context)
    {
        _ = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        context.Response.ContentType = "application/x-ndjson";
        foreach (var accepted in _teams.Log.Accepted(after).Take(MostLines))
        {
            await context.Response.BodyWriter.WriteAsync(RecordLine.Write(accepted));
        }
    }

    private void Advance(double? seconds)
    {
        if (_clock is null || seconds is not > 0)
        {
            throw new ControlProblemException("advanceSeconds must be more than 0, and the clock must be one that can be advanced.");
        }

        _clock.Advance(TimeSpan.FromSeconds(seconds.Value));
    }

    private void Change(JsonObject json)
    {
        var person = _teams.Tenant.FindPerson(json.Text("person") ?? "") ?? throw new ControlProblemException("person is nobody here.");
        person.HasBlockedBot = json.Flag("blocked") ?? person.HasBlockedBot;
        person.HasBot = json.Flag("hasBot") ?? person.HasBot;
    }
}
