using System.Text.Json.Nodes;
using CollabBot.Core.Administration;
using CollabBot.Core.Storage;
using CollabBot.Service.Commands;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary><c>stop</c>, <c>resume</c> and <c>audit-log</c>, on a real database.</summary>
public sealed class StopsAndLogs : IDisposable
{
    private readonly AnInstallation _here = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task The_bot_is_stopped_and_let_go_on_and_a_repetition_says_that_it_was_so()
    {
        Assert.Equal(0, await StopAsync(null, stop: true));
        Assert.Equal(0, await StopAsync("contoso", stop: true));
        Assert.Equal(0, await StopAsync(null, stop: true));
        Assert.Equal(0, await StopAsync(null, stop: false));
        Assert.Equal(0, await StopAsync("contoso", stop: false));
        Assert.Equal(0, await StopAsync("contoso", stop: false));

        var said = _here.Shown;
        Assert.Contains("Stopped everywhere. Nobody is asked", said, StringComparison.Ordinal);
        Assert.Contains("Stopped in the organisation contoso.", said, StringComparison.Ordinal);
        Assert.Contains("The bot was stopped everywhere already.", said, StringComparison.Ordinal);
        Assert.Contains("The bot goes on everywhere.\nStopped: contoso, since ", said, StringComparison.Ordinal);
        Assert.EndsWith("The bot was not stopped in the organisation contoso.", said.TrimEnd(), StringComparison.Ordinal);
        Assert.Empty(_here.Complaints);
    }

    [Fact]
    public async Task Logs_that_stand_as_they_were_written_are_counted()
    {
        await DecideAsync();
        await StopAsync(ARound.Team.Tenant.Value, stop: true);
        _here.Clear();

        Assert.Equal(0, await VerifyAsync());

        Assert.Equal("3 entries about 1 teams stand as they were written.", _here.Shown.TrimEnd());
    }

    [Theory]
    [InlineData("audit", "the team 19:team@thread.tacv2 of tenant-1: line 1 was changed, or does not follow the one before it")]
    [InlineData("audit-tenant", "the organisation tenant-1: line 1 was changed, or does not follow the one before it")]
    [InlineData("audit-all", "the whole deployment: line 1 was changed, or does not follow the one before it")]
    public async Task A_changed_entry_of_any_log_is_found_and_said(string log, string said)
    {
        await DecideAsync();
        await StopAsync(ARound.Team.Tenant.Value, stop: true);
        await StopAsync(null, stop: true);
        await TamperAsync(log);

        Assert.Equal(1, await VerifyAsync());

        Assert.Contains(said, _here.Shown, StringComparison.Ordinal);
        Assert.Contains("Not as written: 1.", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_threshold_that_was_made_smaller_by_hand_is_found_and_said()
    {
        await DecideAsync();
        await _here.AddTeamAsync(team => team with { Threshold = 5 });

        Assert.Equal(1, await VerifyAsync());

        Assert.Contains("not what was decided last: threshold.", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_is_written_out_a_line_a_decision()
    {
        await DecideAsync();

        Assert.Equal(0, await ExportAsync(null, ARound.Team.Team.Value));

        var lines = _here.Shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["6", "8"], lines.Select(line => line["new"]!.ToString()));
        Assert.Equal(["number", "at", "what", "who", "old", "new", "hash"], lines[1].AsObject().Select(member => member.Key));
        Assert.Null(lines[0]["old"]);
    }

    [Fact]
    public async Task What_there_is_not_is_said()
    {
        await DecideAsync();

        Assert.Equal(2, await ExportAsync(null, "nowhere"));
        Assert.Equal(2, await VerifyAsync("nowhere"));

        Assert.Contains("There is no team \"nowhere\" in this store", _here.Complaints, StringComparison.Ordinal);
        Assert.Contains("There is no team of the organisation \"nowhere\" in this store", _here.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_service_runs_it_is_said_what_to_do_instead()
    {
        await DecideAsync();
        using var database = _here.Open();

        Assert.Equal(1, await StopAsync(null, stop: true));
        Assert.Equal(2, await VerifyAsync());

        Assert.Contains("have an administrator of the organisation write \"stop everything\"", _here.Complaints, StringComparison.Ordinal);
    }

    private async Task DecideAsync()
    {
        await _here.OnStoreAsync(async store =>
        {
            var log = new AuditLog(store);
            await log.AddAsync(ARound.Team, new AuditFact("threshold", Engine.Admin, null, "6"), Live);
            await log.AddAsync(ARound.Team, new AuditFact("threshold", Engine.Admin, "6", "8"), Live);
        });
        await _here.AddTeamAsync(team => team with { Threshold = 8 });
    }

    private async Task TamperAsync(string log)
    {
        var key = StoreKey.Of(log);
        await _here.OnStoreAsync(async store => key = (await store.ListAsync(key, Live).Select(found => (StoreKey?)found.Key).FirstOrDefaultAsync(Live)) ?? key);
        await _here.RewriteLogAsync(key, lines => lines.Replace("\"new\":\"", "\"new\":\"1", StringComparison.Ordinal));
    }

    private Task<int> StopAsync(string? tenant, bool stop) => StopCommand.RunAsync(_here.Local(), tenant, stop, _here.Screen, _here.Errors, Live);

    private Task<int> VerifyAsync(string? tenant = null) => AuditLogCommand.VerifyAsync(_here.Local(), tenant, _here.Screen, _here.Errors, Live);

    private Task<int> ExportAsync(string? tenant, string? team) => AuditLogCommand.ExportAsync(_here.Local(), tenant, team, _here.Screen, _here.Errors, Live);
}
