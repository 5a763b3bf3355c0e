using System.Text;
using CollabBot.Core.Practice;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>What the store holds of a round that is over: every object is looked at.</summary>
public sealed class ClosedRounds : IAsyncLifetime
{
    private readonly World _world = new();

    public async ValueTask InitializeAsync()
    {
        var engine = _world.Start();
        var plan = await engine.OpenedAsync();
        foreach (var participant in plan.Participants.Take(9))
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await engine.CloseAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void The_slots_and_the_key_are_gone_and_nothing_is_left_but_plan_state_result_and_what_was_told_to_whom() =>
        Assert.Equal(
            ["ledger/tell", "plan.json", "result.json", "state.json", "summary.json", "telling.json"],
            _world.Keys().Where(key => key[0] == "round").Select(key => string.Join('/', key.Skip(4))));

    [Fact]
    public void The_round_needs_no_more_work_and_no_other_kind_of_object_has_come_up() =>
        Assert.Equal(["audit", "cfg", "digest", "errand", "history", "loop", "members", "nudge", "person", "poll", "round", "sched", "welcome"], _world.Keys().Select(key => key[0]).Distinct());

    [Fact]
    public void The_result_is_one_histogram_for_each_area_and_roughly_how_many_took_part_and_nothing_else() =>
        Assert.Matches(
            """^\{"schema":1,"sha256":"[0-9a-f]{64}","value":\{"ref":\{"team":\{"tenant":"tenant-1","team":"19:team@thread\.tacv2"\},"round":"[a-z2-7]{20}"\},"areas":\[(\{"area":"(trust|infoflow|equality)","counts":\[0,0,0,9,0\]\},?){3}\],"participation":"Most","fewTookPart":false\}\}$""",
            Text("result.json"));

    [Fact]
    public void Only_the_plan_names_items() =>
        Assert.Equal(
            ["plan.json"],
            _world.Store.Contents().Where(entry => Items().Any(id => Text(entry.Value).Contains(id, StringComparison.Ordinal))).Select(entry => entry.Key.Split('/')[^1]));

    [Fact]
    public void People_stand_only_in_the_settings_their_log_the_membership_and_the_plan() =>
        Assert.Equal(
            ["audit", "cfg", "members", "plan.json"],
            _world.Store.Contents().Where(entry => Text(entry.Value).Contains("person-", StringComparison.Ordinal)).Select(entry => Kind(entry.Key)));

    [Fact]
    public void Whoever_answered_and_whoever_did_not_look_the_same_but_for_the_leader_s_digest() =>
        Assert.Single(_world.Store.Contents().Where(entry => Kind(entry.Key) == "person" && !entry.Key.EndsWith("/person-1", StringComparison.Ordinal)).Select(entry => Text(entry.Value)).Distinct(StringComparer.Ordinal));

    private static string Kind(string key) => key.Split('/') is ["round", .., var name] ? name : key.Split('/')[0];

    private string Text(string name) => Text(_world.Store.Contents().Single(entry => entry.Key.EndsWith(name, StringComparison.Ordinal)).Value);

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);

    private static IEnumerable<string> Items() => ItemBank.Shipped.Items.Select(item => item.Id);
}
