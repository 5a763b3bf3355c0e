using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Pulses;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>How asking, reminding and telling keep to each person's weekly cap, over teams that have people in common.</summary>
public sealed class AttentionInRounds
{
    /// <summary>Person 1 leads and is in every team; 2 is in three, 3 in two; the others in one.</summary>
    private static readonly int[] A = [1, 2, 3, 10, 11, 12];
    private static readonly int[] B = [1, 2, 3, 20, 21, 22];
    private static readonly int[] C = [1, 2, 30, 31, 32, 33];

    private readonly AttentionTeams _teams = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private static AttentionWeek Week => AttentionWeek.Of(new DateOnly(2026, 11, 23));

    [Fact]
    public async Task Whoever_is_asked_has_a_place_kept_for_the_reminder_in_the_same_write()
    {
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));

        var account = await _teams.AccountAsync(10);
        Assert.Equal(
            [
                new AttentionEntry(Week.Monday, AttentionKind.Ask, plan.Ref.Round.Value),
                new AttentionEntry(Week.Monday, AttentionKind.Reminder, plan.Ref.Round.Value, plan.RemindsAt),
            ],
            account.Entries);
        Assert.Equal(new AttentionPlace(1, 3, 1, 0), _teams.World.Chat.Delivered.OfType<Post.PulseAsk>().Single(post => post.Participant.Person == ARound.Person(10)).Place);
    }

    [Fact]
    public async Task Three_teams_ask_a_person_once_each_and_then_nobody_reminds_them()
    {
        var plans = await AskAllAsync(A, B, C);

        await _teams.PassUntilAsync(plans[^1].ClosesAt.AddHours(-1));

        Assert.Equal(["a", "b", "c"], _teams.AskedOf(2));
        Assert.Empty(_teams.RemindedOf(2));
        Assert.Equal(["a", "b"], _teams.AskedOf(3));
        Assert.Equal(["a"], _teams.RemindedOf(3));
        Assert.Equal(["c"], _teams.RemindedOf(33));
    }

    [Fact]
    public async Task Whose_week_is_full_is_not_written_to_can_answer_all_the_same_and_finds_it_in_their_account()
    {
        await ChargeAsync(2, 3);
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));

        Assert.Empty(_teams.AskedOf(2));
        Assert.Equal([plan.Ref], await _teams.Engine.OpenPulses.FindAsync(AttentionTeams.Ref(2), Live));
        Assert.IsType<AnswerOutcome.Shown>(await _teams.Engine.AnswerAsync(plan, ARound.Person(2), 0, 4));
        Assert.Equal([AttentionKind.Ask, AttentionKind.Reminder], (await _teams.AccountAsync(2)).Entries.Where(entry => entry.IsPutOff).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Who_was_not_asked_for_want_of_room_counts_like_somebody_who_could_not_be_reached_and_the_round_comes_to_its_end()
    {
        await ChargeAsync(2, 3);
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        var unreached = await _teams.Engine.Ask.UnreachedAsync(plan, Live);
        foreach (var person in A.Except([2]))
        {
            await _teams.Engine.AnswerAllAsync(plan, ARound.Person(person), 4);
        }

        Assert.Empty(await _teams.Engine.Ask.UnfinishedAsync(plan, Live));
        await _teams.PassUntilAsync(plan.ClosesAt.AddHours(2));

        Assert.Equal(new KeyValuePair<PersonId, Unreachable>(ARound.Person(2), Unreachable.NotDelivered), Assert.Single(unreached));
        Assert.Equal(Unreached.Some, (await _teams.Engine.ResultAsync(plan))!.Unreached);
        Assert.Equal(Participation.Most, (await _teams.Engine.ResultAsync(plan))!.Participation);
    }

    [Fact]
    public async Task A_batch_of_which_nobody_has_room_is_settled_without_a_send()
    {
        foreach (var person in A)
        {
            await ChargeAsync(person, 3);
        }

        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));

        Assert.Empty(_teams.World.Chat.Tried.OfType<Post.PulseAsk>());
        Assert.Empty(await _teams.Engine.Ask.UnfinishedAsync(plan, Live));
    }

    [Fact]
    public async Task Hints_that_come_again_charge_nothing_again()
    {
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        var before = People();

        for (var again = 0; again < 3; again++)
        {
            Assert.IsType<WorkOutcome.Done>(await _teams.Engine.Ask.HandleAsync(plan.Ref, 0, Live));
        }

        Assert.Equal(before, People());
        Assert.Equal(["a"], _teams.AskedOf(10));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_a_process_dies_each_person_is_charged_once(bool takesEffect)
    {
        var steps = 1;
        for (var at = 0; at < steps; at++)
        {
            var teams = new AttentionTeams();
            var team = await teams.AddAsync("a", DayOfWeek.Tuesday, A);
            var plan = Assert.IsType<OpenRoundOutcome.Opened>(await teams.Engine.Open.HandleAsync(team, new DateOnly(2026, 11, 23), Live)).Plan;
            var crash = new CrashPoint(at, takesEffect);
            await DieAsync(teams.World.Start(crash), plan.Ref);

            await teams.World.Start().Ask.HandleAsync(plan.Ref, 0, Live);

            steps = Math.Max(steps, crash.Steps + (crash.IsDead ? 1 : 0));
            foreach (var person in A)
            {
                Assert.Equal([AttentionKind.Ask, AttentionKind.Reminder], (await teams.AccountAsync(person)).Entries.Select(entry => entry.Kind));
            }
        }

        Assert.InRange(steps, 15, 100);
    }

    [Fact]
    public async Task A_reminder_of_the_week_after_takes_its_place_there()
    {
        _teams.World.Time.Advance(TimeSpan.FromDays(3));
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Thursday, A));

        var account = await _teams.AccountAsync(10);
        await _teams.PassUntilAsync(plan.RemindsAt!.Value.AddHours(1));

        Assert.Equal((1, 1), (account.Used(Week), account.Used(Week.Next)));
        Assert.Equal(["a"], _teams.RemindedOf(10));
    }

    [Fact]
    public async Task A_message_counts_in_the_week_of_its_own_team_s_calendar()
    {
        _teams.World.Time.SetUtcNow(new DateTimeOffset(2026, 11, 29, 14, 0, 0, TimeSpan.Zero));
        await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Monday, A));
        await _teams.AskAsync(await _teams.AddAsync("b", DayOfWeek.Monday, B, "Australia/Sydney"), "Australia/Sydney");

        var account = await _teams.AccountAsync(2);

        Assert.Equal([Week.Monday, Week.Next.Monday], account.Entries.Where(entry => entry.Kind is AttentionKind.Ask).Select(entry => entry.Monday));
    }

    [Fact]
    public async Task A_clock_that_is_wrong_charges_the_store_s_week()
    {
        _teams.World.Time.SetUtcNow(new DateTimeOffset(2026, 11, 29, 23, 50, 0, TimeSpan.Zero));
        var ahead = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(_teams.World.Time.GetUtcNow().AddHours(1));
        _teams.Engine = _teams.World.Start(ahead);

        await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Monday, A));

        Assert.Equal(1, (await _teams.AccountAsync(10)).Entries.Count(entry => entry.Kind is AttentionKind.Ask && entry.Monday == Week.Monday));
    }

    [Fact]
    public async Task After_an_outage_over_the_weekend_the_week_in_which_the_questions_go_out_is_charged_and_only_to_those_who_had_none()
    {
        _teams.World.Time.SetUtcNow(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));
        var team = await _teams.AddAsync("a", DayOfWeek.Friday, [.. A, .. Enumerable.Range(40, 10)]);
        await ChargeAsync(49, 3, Week.Next);
        _teams.World.Chat.Answer = post => post is Post.PulseAsk && _teams.World.Chat.Tried.OfType<Post.PulseAsk>().Count() > 5
            ? new SendOutcome.NotSent("CircuitOpen", TimeSpan.FromHours(1))
            : new SendOutcome.Done("message");
        var plan = await _teams.AskAsync(team);
        await _teams.PassUntilAsync(new DateTimeOffset(2026, 11, 30, 0, 30, 0, TimeSpan.Zero));
        var first = _teams.World.Chat.Delivered.OfType<Post.PulseAsk>().Select(post => post.Participant.Person).ToHashSet();
        _teams.World.Chat.Answer = _ => new SendOutcome.Done("message");

        await _teams.PassUntilAsync(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal(5, first.Count);
        foreach (var person in plan.Participants.Select(participant => participant.Person))
        {
            var asks = (await _teams.Engine.Teams.PersonAsync(new PersonRef(plan.Ref.Tenant, person), Live)).Attention!.Entries.Where(entry => entry.Kind is AttentionKind.Ask).ToList();
            Assert.Equal(first.Contains(person) ? [Week.Monday] : [Week.Monday, Week.Next.Monday], asks.Select(ask => ask.Monday));
        }

        Assert.Equal(plan.Participants.Count - 1, _teams.World.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        Assert.Empty(_teams.AskedOf(49));
    }

    [Fact]
    public async Task Whoever_lowers_their_cap_is_not_reminded_beyond_it()
    {
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        await _teams.Engine.Budget.SetCapAsync(AttentionTeams.Ref(10), 1, Live);

        await _teams.PassUntilAsync(plan.ClosesAt.AddHours(-1));

        Assert.Empty(_teams.RemindedOf(10));
        Assert.Equal(["a"], _teams.RemindedOf(11));
    }

    [Fact]
    public async Task Somebody_whose_record_is_of_a_program_without_accounts_is_reminded_as_before()
    {
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        await _teams.Engine.Teams.UpdatePersonAsync(AttentionTeams.Ref(10), record => record with { Attention = null }, Live);

        await _teams.PassUntilAsync(plan.ClosesAt.AddHours(-1));

        Assert.Equal(["a"], _teams.RemindedOf(10));
    }

    [Fact]
    public async Task Accounts_do_not_change_when_people_answer_nor_when_they_are_reminded()
    {
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        var before = People();
        await _teams.Engine.AnswerAllAsync(plan, ARound.Person(10), 4);
        await _teams.Engine.AnswerAsync(plan, ARound.Person(11), 0, 2);

        await _teams.PassUntilAsync(plan.ClosesAt.AddHours(-1));

        Assert.Equal(4, _teams.World.Chat.Delivered.OfType<Post.PulseReminder>().Count());
        Assert.Equal(before, People());
        Assert.Single(before.Values.Select(Encoding.UTF8.GetString).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_summary_for_which_there_is_no_room_is_put_off_and_can_be_read_at_a_word()
    {
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, [.. A, 13]));
        _teams.World.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(40).Members, IsShared: false);
        foreach (var person in A)
        {
            await _teams.Engine.AnswerAllAsync(plan, ARound.Person(person), 4);
        }

        await ChargeAsync(11, 1);
        await _teams.PassUntilAsync(plan.ClosesAt.AddHours(2));

        var told = _teams.World.Chat.Delivered.OfType<Post.OwnSummary>().ToDictionary(own => own.Person, own => own.Summary);
        Assert.Equal(plan.Participants.Select(participant => participant.Person).Except([ARound.Person(1), ARound.Person(11)]).ToHashSet(), told.Keys.ToHashSet());
        Assert.Contains((await _teams.AccountAsync(11)).Entries, entry => entry is { Kind: AttentionKind.Summary, IsPutOff: true });
        var read = Assert.Single(await _teams.Engine.ReadSummary.HandleAsync(AttentionTeams.Ref(11), Live)).Summary;
        Assert.Equal(told[ARound.Person(12)].Areas.Select(area => area.Shown), read.Areas.Select(area => area.Shown));
        Assert.Equal((told[ARound.Person(12)].Participation, told[ARound.Person(12)].Date), (read.Participation, read.Date));
        Assert.Empty(await _teams.Engine.ReadSummary.HandleAsync(AttentionTeams.Ref(1), Live));
        Assert.Empty(await _teams.Engine.ReadSummary.HandleAsync(AttentionTeams.Ref(99), Live));
    }

    [Fact]
    public async Task A_digest_for_which_there_is_no_room_waits_until_Monday_and_has_its_place_there()
    {
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        foreach (var person in A)
        {
            await _teams.Engine.AnswerAllAsync(plan, ARound.Person(person), 4);
        }

        await ChargeAsync(1, 3, Week.Next);
        await _teams.PassUntilAsync(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
        var digests = (await _teams.AccountAsync(1)).Entries.Where(entry => entry.Kind is AttentionKind.Digest).ToList();
        await ChargeAsync(1, 2, Week.Next.Next);
        await _teams.PassUntilAsync(new DateTimeOffset(2026, 12, 7, 8, 30, 0, TimeSpan.Zero));
        var before = _teams.World.Chat.Delivered.OfType<Post.LeaderDigest>().Count();
        await _teams.PassUntilAsync(new DateTimeOffset(2026, 12, 7, 9, 30, 0, TimeSpan.Zero));

        Assert.Equal([(Week.Next.Monday, true), (Week.Next.Next.Monday, false)], digests.Select(entry => (entry.Monday, entry.IsPutOff)));
        Assert.Equal((0, 1), (before, _teams.World.Chat.Delivered.OfType<Post.LeaderDigest>().Count()));
    }

    [Fact]
    public async Task Of_several_who_charge_at_once_no_more_get_a_place_than_there_are()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var world = new World();
            var outcomes = new List<AttentionOutcome>();
            Interleaving.Run(new Random(seed), interleaving => interleaving.RunToEnd(Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
            {
                var store = new InterleavedStore(world.Store, interleaving, new Random((10 * seed) + number), faultsInHundred: 0);
                var budget = new AttentionBudget(new TeamRegistry(store, new MemoryKeyWrap()), new AttentionMetrics(world.Meters));
                outcomes.Add(await budget.TryChargeAsync(AttentionTeams.Ref(1), AttentionKind.Nudge, $"n{number % 5}", Week, CancellationToken.None));
            }))));

            var account = (await world.Start().Teams.PersonAsync(AttentionTeams.Ref(1), Live)).Attention!;
            Assert.Equal((3, 5), (account.Used(Week), account.Entries.Count));
            Assert.InRange(outcomes.Count(outcome => outcome is AttentionOutcome.Charged), 3, 4);
            Assert.All(outcomes.OfType<AttentionOutcome.NoRoom>(), none => Assert.Equal(Week.Next.Monday, none.Until));
        }
    }

    [Fact]
    public async Task What_is_put_off_is_counted_by_kind_once()
    {
        using var measured = new Measured(_teams.World.Meters);
        await ChargeAsync(2, 2);
        var plan = await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        await _teams.Engine.Ask.HandleAsync(plan.Ref, 0, Live);
        await _teams.AskAsync(await _teams.AddAsync("b", DayOfWeek.Tuesday, B));

        Assert.Equal(1, measured.Sum("collabbot.attention.put_off", ("kind", "ask")));
        Assert.Equal(4, measured.Sum("collabbot.attention.put_off", ("kind", "reminder")));
        Assert.All(measured.All.Where(one => one.Instrument.Name == "collabbot.attention.put_off"), one => Assert.True(Instruments.All[one.Instrument.Name].Allows(one.Instrument.Unit, one.Tags)));
    }

    [Fact]
    public async Task A_cap_and_what_is_counted_survive_a_program_that_knows_neither()
    {
        await _teams.AskAsync(await _teams.AddAsync("a", DayOfWeek.Tuesday, A));
        await _teams.Engine.Budget.SetCapAsync(AttentionTeams.Ref(10), 5, Live);
        await _teams.Engine.People.SuspendAsync(AttentionTeams.Ref(10), Unreachable.Blocked, Live);
        await _teams.Engine.People.HealAsync(AttentionTeams.Ref(10), Live);

        var account = await _teams.AccountAsync(10);

        Assert.Equal((5, 2), (account.Most, account.Used(Week)));
    }

    private async Task<IReadOnlyList<RoundPlan>> AskAllAsync(params int[][] teams)
    {
        var plans = new List<RoundPlan>();
        foreach (var (index, people) in teams.Index())
        {
            plans.Add(await _teams.AskAsync(await _teams.AddAsync(((char)('a' + index)).ToString(), DayOfWeek.Tuesday, people)));
        }

        return plans;
    }

    private async Task ChargeAsync(int person, int messages, AttentionWeek? week = null)
    {
        for (var number = 1; number <= messages; number++)
        {
            Assert.IsType<AttentionOutcome.Charged>(await _teams.Engine.Budget.TryChargeAsync(AttentionTeams.Ref(person), AttentionKind.Summary, $"n{number}", week ?? Week, Live));
        }
    }

    private static async Task DieAsync(Engine engine, RoundRef round)
    {
        try
        {
            await engine.Ask.HandleAsync(round, 0, Live);
        }
        catch (CrashedException)
        {
            // As intended; the next process goes on.
        }
    }

    private Dictionary<string, byte[]> People() =>
        _teams.World.Store.Contents().Where(entry => entry.Key.StartsWith("person/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
}
