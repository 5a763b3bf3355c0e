using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>
/// The process dies at a named point of a round's life on a real store, everything of it is thrown away, and another one goes on. The table says at
/// which step, and what the round has come to in the end: exactly, for the first time that the point is passed and for the second.
/// </summary>
[Collection(Azurite.StillClock)]
public sealed class CrashPoints
{
    private static readonly CrashEnd Whole = CrashEnd.Whole;

    /// <summary>The windows of a chunk of seven: five, and two.</summary>
    private static readonly Row[] Table =
    [
        new("F1 due, and nobody told", Before("hint open-scheduled"), Whole, Whole),
        new("F2 hinted, and the tick not written down", After("hint open-scheduled"), Whole, Whole),
        new("F3 roster read, and nothing written", Before("create active"), Whole, Whole),
        new("F4 planned, and not opened", After("create plan.json"), Whole, Whole),
        new("F5 the asking set going, and its opening not settled", After("hint ask"), Whole, Whole),
        new("F6 about to intend a window", Before("append ask-0000 I"), Whole, Whole),
        new("F7 intended a window, and sent none of it", After("append ask-0000 I"), new(Asked: 2, Unknown: 5), new(Asked: 5, Unknown: 2)),
        new("F8 accepted by Teams, and the answer lost", After("send PulseAsk"), new(Asked: 3, Unknown: 5), new(Asked: 4, Unknown: 5)),
        new("F9 answered by Teams, and not reported", Before("append ask-0000 D"), new(Asked: 7, Unknown: 5), new(Asked: 7, Unknown: 2)),
        new("F10 everybody asked, and the hint not settled", Before("settle ask"), Whole, Whole),
        new("the reminder due, and no line of it written", After("hint remind"), Whole, Whole),
        new("about to intend a window of the reminder", Before("append remind-0000 I"), Whole, Whole),
        new("a window of the reminder reported, and the next not begun", After("append remind-0000 D"), Whole, Whole),
        new("everybody reminded, and the hint not settled", Before("settle remind"), Whole, Whole),
        new("reminded and then closing, and the next step not begun", After("replace state.json"), Whole, Whole),
        new("counted, and the answers not destroyed", After("create result.json"), Whole, Whole),
        new("slots destroyed, and the key not", Before("delete key"), Whole, Whole),
        new("frozen, and nothing told", Before("append tell I"), Whole, Whole),
        new("summary posted, and not reported", After("send ChannelSummary"), new(Asked: 7, Unknown: 1), new(Asked: 7, Unknown: 1)),
        new("a leader's desk written, and the next step not begun", After("replace desk.json"), Whole, Whole),
        new("digest sent, and not reported", After("send LeaderDigest"), new(Asked: 7, Unknown: 1), new(Asked: 7, Unknown: 1)),
        new("told, and the log of the asking not deleted", Before("delete ask-0000"), Whole, Whole),
        new("the log of the asking deleted, and that of the reminder not", Before("delete remind-0000"), Whole, Whole),
        new("all logs deleted, and the round still marked", Before("delete active"), Whole, Whole),
    ];

    public static TheoryData<string, int> Cases => [.. Table.SelectMany(row => Enumerable.Range(1, 2).Select(hit => (row.Name, hit)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task On_SQLite_the_round_comes_to_exactly_this_end(string point, int hit) => PlayAsync(point, hit, time => Task.FromResult<IPlace>(new SqlitePlace(time)));

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("needs", "azurite")]
    public Task On_Azure_Storage_the_round_comes_to_exactly_this_end(string point, int hit) => PlayAsync(point, hit, async _ => await AzuritePlace.NewAsync());

    private static async Task PlayAsync(string point, int hit, Func<TimeProvider, Task<IPlace>> place)
    {
        var row = Table.Single(row => row.Name == point);

        var ends = await CrashStory.PlayAsync(place, new NamedCrash(row.At.Step, row.At.TakesEffect, hit));

        Assert.Equal([.. Enumerable.Repeat(Whole, ends.Count - 1), hit == 1 ? row.First : row.Second], ends);
    }

    private static Point Before(string step) => new(step, TakesEffect: false);

    private static Point After(string step) => new(step, TakesEffect: true);

    private sealed record Point(string Step, bool TakesEffect);

    private sealed record Row(string Name, Point At, CrashEnd First, CrashEnd Second);
}
