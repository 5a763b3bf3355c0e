using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Doubles;

/// <summary>The doubles as programs of their own.</summary>
public sealed class Processes : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_answered_survives_a_kill()
    {
        var record = _folder.PathOf("record.jsonl");
        using var process = Start("teams", "--port", "0", "--people", "60", "--teams", "3", "--installed", "--record", record);
        var addresses = await ReadyAsync(process);
        var people = (await _http.GetFromJsonAsync<JsonArray>(new Uri(addresses["controlUrl"]!.GetValue<string>() + "people"), ATeams.Live))!;

        var ids = await Task.WhenAll(people.Select(person => SendAsync(addresses["serviceUrl"]!.GetValue<string>(), person!["chatId"]!.GetValue<string>())));
        process.Kill();
        await process.WaitForExitAsync(ATeams.Live);

        Assert.Equal(60, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), ActivityLog.Read(record).Select(line => line.ActivityId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to()
    {
        using var process = Start("entra", "--port", "0");
        var addresses = await ReadyAsync(process);
        var metadata = await _http.GetFromJsonAsync<JsonObject>(new Uri(addresses["metadataUrl"]!.GetValue<string>()), ATeams.Live);

        using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(ATeams.Live);

        Assert.Equal("https://api.botframework.com", metadata!["issuer"]!.GetValue<string>());
        Assert.Equal(0, process.ExitCode);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [typeof(FakeTeams).Assembly.Location, .. arguments])
    {
        RedirectStandardOutput = true,
    })!;

    private static async Task<JsonObject> ReadyAsync(Process process) => JsonNode.Parse((await process.StandardOutput.ReadLineAsync(ATeams.Live))!)!.AsObject();

    private async Task<string> SendAsync(string serviceUrl, string chat)
    {
        using var body = new StringContent(ATeams.Hello.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri($"{serviceUrl}v3/conversations/{Uri.EscapeDataString(chat)}/activities"), body, ATeams.Live);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(ATeams.Live))!["id"]!.GetValue<string>();
    }
}
