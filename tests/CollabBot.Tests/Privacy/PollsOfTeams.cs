using System.Text;
using CollabBot.Core.Privacy;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>One tap a person, sealed until it is counted, and gone then.</summary>
public sealed class PollsOfTeams
{
    private const string Helped = "helped";

    private static readonly PollRef Poll = new(ARound.Team, "nudge-2026-11-24");

    private readonly World _world = new();
    private readonly TeamPolls _polls;

    public PollsOfTeams() => _polls = new TeamPolls(_world.Store, new MemoryKeyWrap());

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private DateTimeOffset Closing => World.Monday.AddDays(7);

    [Fact]
    public async Task Each_person_counts_once_with_what_they_said_last()
    {
        await _polls.OpenAsync(Poll, Closing, Live);

        Assert.Equal(VoteOutcome.Noted, await VoteAsync(1, "yes"));
        Assert.Equal(VoteOutcome.NotedBefore, await VoteAsync(1, "yes"));
        Assert.Equal(VoteOutcome.Noted, await VoteAsync(1, "no"));
        Assert.Equal(VoteOutcome.Noted, await VoteAsync(2, "yes"));

        Assert.Equal(["no", "yes"], (await _polls.ReadAsync(Poll, Live))!.Select(vote => vote.Choices[Helped]).Order());
    }

    [Fact]
    public async Task A_later_question_does_not_undo_what_was_said_to_the_first()
    {
        await _polls.OpenAsync(Poll, Closing, Live);
        await _polls.VoteAsync(Poll, ARound.Person(1), "reply", "try", fromLeader: true, Live);
        await _polls.VoteAsync(Poll, ARound.Person(1), Helped, "yes", fromLeader: true, Live);

        var vote = Assert.Single((await _polls.ReadAsync(Poll, Live))!);

        Assert.Equal(("try", "yes", true), (vote.Choices["reply"], vote.Choices[Helped], vote.FromLeader));
    }

    [Fact]
    public async Task A_vote_at_the_closing_instant_is_too_late()
    {
        await _polls.OpenAsync(Poll, Closing, Live);
        _world.Time.SetUtcNow(Closing.AddTicks(-1));
        Assert.Equal(VoteOutcome.Noted, await VoteAsync(1, "yes"));

        _world.Time.SetUtcNow(Closing);
        Assert.Equal(VoteOutcome.Over, await VoteAsync(2, "yes"));

        Assert.Single((await _polls.ReadAsync(Poll, Live))!);
    }

    [Fact]
    public async Task There_is_no_voting_in_a_poll_that_nobody_opened()
    {
        Assert.Equal(VoteOutcome.Over, await VoteAsync(1, "yes"));
        Assert.Null(await _polls.ReadAsync(Poll, Live));
    }

    [Fact]
    public async Task What_was_counted_is_destroyed_and_does_not_come_back()
    {
        await _polls.OpenAsync(Poll, Closing, Live);
        await VoteAsync(1, "yes");

        await _polls.DestroyAsync(Poll, Live);
        await _polls.DestroyAsync(Poll, Live);
        await _polls.OpenAsync(Poll, Closing, Live);

        Assert.Equal(VoteOutcome.Over, await VoteAsync(1, "yes"));
        Assert.Null(await _polls.ReadAsync(Poll, Live));
        Assert.Equal(["poll.json"], _world.Keys().Select(key => key[^1]));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    public async Task A_poll_whose_opening_broke_off_is_opened_by_the_next_try(int step, bool takesEffect)
    {
        var broken = new TeamPolls(new CrashingStore(_world.Store, new CrashPoint(step, takesEffect)), new MemoryKeyWrap());
        await Assert.ThrowsAsync<CrashedException>(() => broken.OpenAsync(Poll, Closing, Live));

        await _polls.OpenAsync(Poll, Closing, Live);

        Assert.Equal(VoteOutcome.Noted, await VoteAsync(1, "yes"));
    }

    [Fact]
    public async Task Two_taps_at_once_leave_one_vote()
    {
        await _polls.OpenAsync(Poll, Closing, Live);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _polls.VoteAsync(Poll, ARound.Person(1), Helped, i % 2 == 0 ? "yes" : "no", fromLeader: false, Live)));

        Assert.Single((await _polls.ReadAsync(Poll, Live))!);
    }

    [Fact]
    public async Task The_store_tells_neither_who_voted_nor_what()
    {
        await _polls.OpenAsync(Poll, Closing, Live);
        var other = Poll with { Id = "nudge-2026-12-01" };
        await _polls.OpenAsync(other, Closing, Live);
        for (var person = 1; person <= 9; person++)
        {
            await VoteAsync(person, person % 2 == 0 ? "yes" : "did-not-try");
            await _polls.VoteAsync(other, ARound.Person(person), Helped, "yes", fromLeader: person == 1, Live);
        }

        var slots = _world.Store.Contents().Where(entry => entry.Key.Contains("inbox", StringComparison.Ordinal)).ToList();

        Assert.Equal(18, slots.Count);
        Assert.Single(slots.Select(slot => slot.Value.Length).Distinct());
        Assert.Equal(18, _world.Keys().Where(key => key.Contains("inbox")).Select(key => key[^1]).Distinct().Count());
        Assert.All(slots, slot => Assert.DoesNotContain("yes", Encoding.Latin1.GetString(slot.Value), StringComparison.Ordinal));
        Assert.DoesNotContain(_world.Store.Contents().Keys, key => key.Contains("person", StringComparison.Ordinal));
    }

    private Task<VoteOutcome> VoteAsync(int person, string choice) => _polls.VoteAsync(Poll, ARound.Person(person), Helped, choice, fromLeader: false, Live);
}
