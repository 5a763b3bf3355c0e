using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Reminders
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public Reminders() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_not_answered_is_reminded_once_after_two_of_three_working_days()
    {
        var plan = await OpenedAsync();
        await _engine.AnswerAsync(plan, ARound.Person(2), 0, 4);
        await _engine.AnswerAllAsync(plan, ARound.Person(3), 4);

        await _engine.PassAsync(plan.RemindsAt!.Value - _world.Time.GetUtcNow() - TimeSpan.FromTicks(1), TimeSpan.FromHours(1));
        Assert.Empty(Reminded());
        await _engine.PassAsync(plan.ClosesAt - _world.Time.GetUtcNow() - TimeSpan.FromTicks(1), TimeSpan.FromHours(1));

        Assert.Equal(plan.OpensAt.AddDays(2), plan.RemindsAt);
        Assert.Equal(Except(plan, 2, 3), Reminded());
    }

    [Fact]
    public async Task Whoever_was_not_asked_or_perhaps_not_asked_is_reminded_and_so_is_asked()
    {
        _world.Chat.Answer = post => post switch
        {
            Post.PulseAsk ask when ask.Participant.Person == ARound.Person(4) => new SendOutcome.Unknown("Timeout"),
            Post.PulseAsk ask when ask.Participant.Person == ARound.Person(5) => new SendOutcome.Permanent("ServiceError"),
            _ => new SendOutcome.Done("message"),
        };
        var plan = await OpenedAsync();
        foreach (var participant in plan.Participants.Where(participant => participant.Person != ARound.Person(4) && participant.Person != ARound.Person(5)))
        {
            await _engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await PassReminderAsync(plan);

        Assert.Equal([ARound.Person(4), ARound.Person(5)], Reminded());
    }

    [Fact]
    public async Task Somebody_who_left_the_team_or_asked_to_be_left_alone_since_is_not_reminded()
    {
        var plan = await OpenedAsync();
        await _engine.StopAsking.HandleAsync(new PersonRef(plan.Ref.Tenant, ARound.Person(6)), plan.Ref.Team.Team, stop: true, Live);
        _world.Roster.Reading = MemoryRoster.Of(11);

        await PassReminderAsync(plan);

        Assert.Equal(Except(plan, 6, 12), Reminded());
    }

    [Fact]
    public async Task An_answer_while_reminders_go_out_is_enough()
    {
        var plan = await OpenedAsync();
        _world.Chat.Answer = post => post is Post.PulseReminder && _world.Chat.Tried.OfType<Post.PulseReminder>().Count() == 1
            ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(1))
            : new SendOutcome.Done("message");
        await _engine.PassAsync(plan.RemindsAt!.Value - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        var late = plan.Participants.Select(participant => participant.Person).Except(Reminded()).ToList();

        foreach (var person in late)
        {
            await _engine.AnswerAllAsync(plan, person, 4);
        }

        await _engine.PassAsync(TimeSpan.FromHours(1));

        Assert.NotEmpty(late);
        Assert.DoesNotContain(Reminded(), late.Contains);
    }

    [Fact]
    public async Task A_reminder_that_would_come_late_in_the_day_is_left_out()
    {
        var plan = await OpenedAsync();

        _world.Time.Advance(plan.RemindsAt!.Value + TimeSpan.FromHours(5) - _world.Time.GetUtcNow());
        await _engine.PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(Reminded());
        Assert.True((await _engine.StateAsync(plan))!.IsReminded);
    }

    [Fact]
    public async Task A_roster_that_cannot_be_read_delays_the_reminder()
    {
        var plan = await OpenedAsync();
        var roster = _world.Roster.Reading;
        _world.Roster.Reading = new RosterReading.Unavailable("Throttled");
        await PassReminderAsync(plan);
        var before = Reminded().Count;

        _world.Roster.Reading = roster;
        await _engine.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));

        Assert.Equal((0, 12), (before, Reminded().Count));
    }

    [Fact]
    public async Task A_team_that_the_bot_has_left_is_not_reminded()
    {
        var plan = await OpenedAsync();
        await _engine.Install.RemoveAsync(ARound.Team, Live);

        await PassReminderAsync(plan);

        Assert.Empty(Reminded());
    }

    [Fact]
    public async Task A_round_that_is_closed_before_its_time_does_not_remind()
    {
        var plan = await OpenedAsync();
        await _engine.CloseAsync();

        await PassReminderAsync(plan);

        Assert.Empty(Reminded());
    }

    [Fact]
    public async Task What_is_stored_of_a_reminder_tells_neither_who_got_one_nor_how_many_did()
    {
        var plan = await OpenedAsync();
        foreach (var number in new[] { 2, 5, 8, 11 })
        {
            await _engine.AnswerAllAsync(plan, ARound.Person(number), 4);
        }

        await PassReminderAsync(plan);

        var ledger = Encoding.UTF8.GetString(_world.Store.Contents().Single(entry => entry.Key.Contains("/remind-", StringComparison.Ordinal)).Value).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var settled = ledger.Where(line => line[0] == 'D').ToList();
        Assert.Equal(8, Reminded().Count);
        Assert.Equal(plan.Participants.Count, settled.Count);
        Assert.All(settled, line => Assert.Matches("^D [0-9a-f]{32}$", line));
        Assert.Equal(settled.Order(StringComparer.Ordinal), settled);
        Assert.DoesNotContain(ledger, line => line.Contains("person", StringComparison.Ordinal));
        Assert.DoesNotContain(_world.Keys(), key => key.Contains("inbox") && settled.Any(line => line.EndsWith(key[^1], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reminder_that_is_refused_suspends_nobody_and_reads_like_one_that_arrived()
    {
        var plan = await OpenedAsync();
        await _engine.AnswerAllAsync(plan, ARound.Person(2), 4);
        _world.Chat.Answer = post => post switch
        {
            Post.PulseReminder reminder when reminder.Participant.Person == ARound.Person(4) => new SendOutcome.Permanent("ConversationBlockedByUser", Unreachable.Blocked),
            Post.PulseReminder reminder when reminder.Participant.Person == ARound.Person(5) => new SendOutcome.Unknown("Timeout"),
            _ => new SendOutcome.Done("message"),
        };

        await PassReminderAsync(plan);

        Assert.Null((await _engine.Teams.PersonAsync(new PersonRef(plan.Ref.Tenant, ARound.Person(4)), Live)).Unreachable);
        var ledger = Encoding.UTF8.GetString(_world.Store.Contents().Single(entry => entry.Key.Contains("/remind-", StringComparison.Ordinal)).Value).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(plan.Participants.Count, ledger.Count(line => line[0] == 'D'));
        Assert.All(ledger, line => Assert.Contains(line[0], "ID"));
        Assert.All(ledger.Where(line => line[0] == 'I'), line => Assert.EndsWith("0000", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_hint_of_a_reminder_comes_again()
    {
        var plan = await OpenedAsync();
        _world.Time.Advance(plan.RemindsAt!.Value - _world.Time.GetUtcNow());
        await _engine.SweepAsync();
        _world.Queue.Clear();

        await _engine.PassAsync(Sweeper.LookAgain);

        Assert.Equal(12, Reminded().Count);
    }

    private async Task<RoundPlan> OpenedAsync() => await _engine.OpenedAsync();

    private Task PassReminderAsync(RoundPlan plan) =>
        _engine.PassAsync(plan.RemindsAt!.Value + TimeSpan.FromMinutes(10) - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));

    private List<PersonId> Reminded() =>
        [.. _world.Chat.Delivered.OfType<Post.PulseReminder>().Select(reminder => reminder.Participant.Person).OrderBy(person => person.Value, StringComparer.Ordinal)];

    private static IEnumerable<PersonId> Except(RoundPlan plan, params int[] people) =>
        plan.Participants.Select(participant => participant.Person).Except(people.Select(ARound.Person)).OrderBy(person => person.Value, StringComparer.Ordinal);
}
