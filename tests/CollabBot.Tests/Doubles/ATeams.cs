using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Doubles;

/// <summary>A double of Teams with the bot in its only team, called by hand.</summary>
internal sealed class ATeams : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private ATeams(FakeTeams teams, FakeTimeProvider time)
    {
        Teams = teams;
        Time = time;
    }

    public FakeTeams Teams { get; }

    public FakeTimeProvider Time { get; }

    public FakePerson Ada => Teams.Tenant.People[0];

    public FakeTeam Team => Teams.Tenant.Teams[0];

    public string? Token { get; set; }

    public static CancellationToken Live => TestContext.Current.CancellationToken;

    public static JsonObject Hello => new() { ["type"] = "message", ["text"] = "Hello." };

    public static async Task<ATeams> StartAsync(Func<FakeTeamsOptions, FakeTeamsOptions>? configure = null, int people = 12)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        var options = new FakeTeamsOptions { Tenant = TenantDescription.Generate(people, 1, seed: 1, botIsInTeams: true), Time = time };
        return new ATeams(await FakeTeams.StartAsync(configure?.Invoke(options) ?? options), time);
    }

    public Task<Answered> SendAsync(string conversation, JsonObject? activity = null) =>
        CallAsync(HttpMethod.Post, $"conversations/{Uri.EscapeDataString(conversation)}/activities", (activity ?? Hello).ToJsonString());

    public Task<Answered> UpdateAsync(string conversation, string id, JsonObject activity) =>
        CallAsync(HttpMethod.Put, $"conversations/{Uri.EscapeDataString(conversation)}/activities/{id}", activity.ToJsonString());

    public Task<Answered> DeleteAsync(string conversation, string id) =>
        CallAsync(HttpMethod.Delete, $"conversations/{Uri.EscapeDataString(conversation)}/activities/{id}");

    public Task<Answered> OpenChatAsync(string memberId, JsonObject? activity = null) => CreateAsync(new JsonObject
    {
        ["isGroup"] = false,
        ["tenantId"] = Teams.Tenant.Id,
        ["members"] = new JsonArray(new JsonObject { ["id"] = memberId }),
        ["activity"] = activity,
    });

    public Task<Answered> StartThreadAsync(string channel, JsonObject? activity) => CreateAsync(new JsonObject
    {
        ["isGroup"] = true,
        ["tenantId"] = Teams.Tenant.Id,
        ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channel } },
        ["activity"] = activity,
    });

    public Task<Answered> CreateAsync(JsonObject parameters) => CallAsync(HttpMethod.Post, "conversations", parameters.ToJsonString());

    public Task<Answered> MembersAsync(string conversation, string query = "") => GetAsync($"conversations/{Uri.EscapeDataString(conversation)}/pagedmembers{query}");

    public Task<Answered> GetAsync(string path) => CallAsync(HttpMethod.Get, path);

    public async Task<Answered> CallAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{Teams.ServiceUrl}v3/{path}"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = Token is null ? null : new AuthenticationHeaderValue("Bearer", Token);
        using var response = await _http.SendAsync(request, Live);
        var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null;
        return new Answered((int)response.StatusCode, await response.Content.ReadAsStringAsync(Live), retryAfter);
    }

    /// <summary>Calls the control API.</summary>
    public async Task<JsonNode> ControlAsync(string path, JsonObject? body = null)
    {
        using var content = new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json");
        using var response = body is null ? await _http.GetAsync(new Uri(Teams.ControlUrl, path), Live) : await _http.PostAsync(new Uri(Teams.ControlUrl, path), content, Live);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Live))!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Teams.DisposeAsync();
    }

    internal sealed record Answered(int Status, string Body, string? RetryAfter)
    {
        public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

        public string Id => Json["id"]!.GetValue<string>();

        /// <summary>In the current shape of errors.</summary>
        public string? Code => Json["error"]?["code"]?.GetValue<string>();

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {Body}");
    }
}
