using System.Text.Json.Nodes;
using CollabBot.Core.Administration;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Service.Commands;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The adversary's verb, on a real database.</summary>
public sealed class Audits : IDisposable
{
    private readonly AnInstallation _here = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task What_the_gate_let_out_gives_no_answer_away()
    {
        var (plan, result) = Round(week: 0, 0, 1, 2, 3, 1);
        var (later, laterResult) = Round(week: 1, 1, 0, 3, 2, 2);
        await StoreAsync([(plan, result), (later, laterResult)], ReleaseGate.Release(plan, result), ReleaseGate.Release(later, laterResult));

        Assert.Equal(0, await AuditAsync());

        Assert.Contains($"✓ {ARound.Team.Team.Value} 0 of 15 answers could be recovered.", _here.Shown, StringComparison.Ordinal);
        Assert.EndsWith("0 of 15 answers could be recovered.", _here.Shown.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("person-", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_of_an_old_round_is_enough_to_attack_what_was_told_of_it()
    {
        var (plan, result) = Round(week: 0, 0, 1, 2, 3, 1);
        var (later, laterResult) = Round(week: 1, 0, 0, 0, 0, 3);
        await StoreAsync([(plan, result.Reduced()), (later, laterResult.Reduced())], ReleaseGate.Release(plan, result), new Release(later.Ref.Round, later.Date, [Shown(90, LevelBound.OrHigher)]));

        Assert.Equal(1, await AuditAsync(json: true));

        var team = JsonNode.Parse(_here.Shown)!["teams"]![0]!;
        Assert.Equal((10, 0), ((int)team["answers"]!, (int)team["unreadable"]!));
        Assert.Equal(["belowThreshold"], team["breaches"]!.AsArray().Select(breach => (string)breach!["rule"]!));
    }

    [Fact]
    public async Task A_round_that_was_told_twice_with_other_answers_is_found()
    {
        var (plan, result) = Round(week: 0, 0, 1, 2, 3, 1);
        var told = ReleaseGate.Release(plan, result);
        await StoreAsync([(plan, result)], told, told with { Areas = [Shown(50)] });

        Assert.Equal(1, await AuditAsync());

        Assert.Contains("✗ ", _here.Shown, StringComparison.Ordinal);
        Assert.Contains("differ by a few answers, or are the same told twice", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_level_of_three_answers_is_found_and_said_as_json()
    {
        var (plan, result) = Round(week: 0, 0, 0, 0, 0, 3);
        await StoreAsync([(plan, result)], new Release(plan.Ref.Round, plan.Date, [Shown(90, LevelBound.OrHigher)]));

        Assert.Equal(1, await AuditAsync(json: true));

        var answer = JsonNode.Parse(_here.Shown)!;
        Assert.False((bool)answer["clean"]!);
        var team = answer["teams"]![0]!;
        Assert.Equal((ARound.Team.Tenant.Value, ARound.Team.Team.Value, 3), ((string)team["tenant"]!, (string)team["team"]!, (int)team["answers"]!));
        Assert.Equal(["belowThreshold"], team["breaches"]!.AsArray().Select(breach => (string)breach!["rule"]!));
    }

    [Fact]
    public async Task A_release_whose_plan_is_gone_is_not_called_safe()
    {
        var (plan, result) = Round(week: 0, 0, 1, 2, 3, 1);
        await StoreAsync([], ReleaseGate.Release(plan, result));

        Assert.Equal(2, await AuditAsync());

        Assert.Contains("Records that could not be read: 1.", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_decisions_that_was_changed_is_found_and_said()
    {
        var (plan, result) = Round(week: 0, 0, 1, 2, 3, 1);
        await StoreAsync([(plan, result)], ReleaseGate.Release(plan, result));
        await DecideAsync();
        Assert.Equal(0, await AuditAsync());

        await TamperAsync(log => log.Replace("\"new\":\"3\"", "\"new\":\"2\"", StringComparison.Ordinal));

        Assert.Equal(1, await AuditAsync());
        Assert.Contains($"✗ {ARound.Team.Team.Value} 0 of 7", _here.Shown, StringComparison.Ordinal);
        Assert.Contains("is not as it was written: line 1 was changed, or does not follow the one before it.", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_decisions_whose_end_was_cut_off_contradicts_the_plan_of_the_round()
    {
        await StoreAsync([]);
        var head = await DecideAsync();
        var (plan, result) = Round(week: 0, 0, 1, 2, 3, 1);
        plan = plan with { AuditHead = head };
        await StoreAsync([(plan, result)], ReleaseGate.Release(plan, result));
        Assert.Equal(0, await AuditAsync());

        await TamperAsync(log => log[..(log.IndexOf('\n', StringComparison.Ordinal) + 1)]);

        Assert.Equal(1, await AuditAsync(json: true));
        var answer = JsonNode.Parse(_here.Shown[_here.Shown.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal((false, 1), ((bool)answer["clean"]!, (int)answer["brokenLogs"]!));
        var log = answer["teams"]![0]!["log"]!;
        Assert.Equal((false, 1, null, 1), ((bool)log["whole"]!, (int)log["entries"]!, (int?)log["brokenAt"], (int)log["forgotten"]!));
    }

    [Fact]
    public async Task One_organisation_alone_can_be_looked_at_and_an_unknown_one_is_told()
    {
        var (plan, result) = Round(week: 0, 0, 1, 2, 3, 1);
        await StoreAsync([(plan, result)], ReleaseGate.Release(plan, result));

        Assert.Equal(0, await AuditAsync(ARound.Team.Tenant.Value));
        Assert.Equal(2, await AuditAsync("unheard-of"));

        Assert.StartsWith("There is no team of the organisation \"unheard-of\" in this store.", _here.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_running_service_one_is_told_to_stop_it_first()
    {
        using var database = _here.Open();

        Assert.Equal(2, await AuditAsync());

        Assert.StartsWith("The service runs and has its database to itself. Stop it", _here.Complaints, StringComparison.Ordinal);
    }

    private static ReleasedArea Shown(int value, LevelBound bound = LevelBound.None) => new(PracticeArea.Trust, new Level(value, bound, 20, SizeBand.From5));

    /// <param name="counts">How often each value was given, lowest first.</param>
    private static (RoundPlan Plan, RoundResult Result) Round(int week, params int[] counts)
    {
        var plan = ARound.Plan(people: 9);
        var date = plan.Date.AddDays(7 * week);
        plan = plan with { Ref = plan.Ref with { Round = RoundId.Of(ARound.Team, date) }, Number = week + 1, Date = date, Areas = [PracticeArea.Trust] };
        return (plan, new RoundResult(plan.Ref, [new AreaHistogram(PracticeArea.Trust, counts)], null));
    }

    private async Task StoreAsync((RoundPlan Plan, RoundResult Result)[] told, params Release[] releases)
    {
        await _here.AddTeamAsync(team => team with { QuestionsPerPulse = 4 });
        await _here.OnStoreAsync(async store =>
        {
            var rounds = new Rounds(store, new MemoryKeyWrap());
            foreach (var (plan, result) in told)
            {
                await rounds.FixPlanAsync(plan, Live);
                await rounds.FixResultAsync(result, Live);
            }

            await new TeamRegistry(store, new MemoryKeyWrap()).UpdateHistoryAsync(ARound.Team, history => history with { Releases = releases }, Live);
        });
    }

    /// <returns>The head of the log after two decisions.</returns>
    private async Task<string> DecideAsync()
    {
        var head = "";
        await _here.OnStoreAsync(async store =>
        {
            var log = new AuditLog(store);
            await log.AddAsync(ARound.Team, new AuditFact("questions", Engine.Admin, null, "3"), Live);
            head = (await log.AddAsync(ARound.Team, new AuditFact("questions", Engine.Admin, "3", "4"), Live)).Hash;
        });
        return head;
    }

    private Task TamperAsync(Func<string, string> change) => _here.RewriteLogAsync(StoreKey.Of("audit", ARound.Team.Tenant.Value, ARound.Team.Team.Value), change);

    private Task<int> AuditAsync(string? tenant = null, bool json = false) =>
        AuditCommand.RunAsync(_here.Local(), tenant, json, _here.Console, _here.Errors, Live);
}
