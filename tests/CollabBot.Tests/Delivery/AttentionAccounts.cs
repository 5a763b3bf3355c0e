using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>The rule by which a person's week fills up.</summary>
public sealed class AttentionAccounts
{
    private static readonly AttentionWeek Week = AttentionWeek.Of(new DateOnly(2026, 11, 23));
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Reminds = Now.AddDays(2);
    private static readonly RoundId A = new("round-of-a");
    private static readonly RoundId B = new("round-of-b");
    private static readonly RoundId C = new("round-of-c");

    [Theory]
    [InlineData(AttentionKind.Ask, AttentionRule.NotAsked)]
    [InlineData(AttentionKind.Reminder, AttentionRule.Dropped)]
    [InlineData(AttentionKind.Digest, AttentionRule.WaitsForMonday)]
    [InlineData(AttentionKind.Summary, AttentionRule.OnRequest)]
    [InlineData(AttentionKind.Nudge, AttentionRule.Dropped)]
    [InlineData(AttentionKind.CommentNote, AttentionRule.Dropped)]
    public void What_becomes_of_a_message_without_room_is_in_the_table(AttentionKind kind, AttentionRule rule) => Assert.Equal(rule, AttentionRules.Of(kind));

    [Fact]
    public void Every_kind_has_its_rule() => Assert.All(Enum.GetValues<AttentionKind>(), kind => Assert.True(Enum.IsDefined(AttentionRules.Of(kind))));

    [Theory]
    [InlineData(AttentionKind.Ask)]
    [InlineData(AttentionKind.Digest)]
    [InlineData(AttentionKind.Summary)]
    [InlineData(AttentionKind.Nudge)]
    [InlineData(AttentionKind.CommentNote)]
    public void A_message_of_any_kind_is_counted_while_there_is_room_and_put_off_after(AttentionKind kind)
    {
        var account = Full().With(Week, kind, "late");

        Assert.False(account.Counts(Week, kind, "late"));
        Assert.Equal((3, 1), (account.Used(Week), account.Entries.Count(entry => entry.IsPutOff)));
        Assert.True(AttentionAccount.Empty.With(Week, kind, "first").Counts(Week, kind, "first"));
    }

    [Fact]
    public void A_reminder_is_put_off_when_there_was_room_for_the_questions_only()
    {
        var account = Used(2).WithAsk(Week, A, (Week, Reminds), Now);

        Assert.True(account.Counts(Week, AttentionKind.Ask, A.Value));
        Assert.False(account.Counts(Week, AttentionKind.Reminder, A.Value));
        Assert.False(account.AllowsReminder(Week, A));
        Assert.Equal(new AttentionPlace(3, 3, 0, 1), account.PlaceOf(Week, A, Now));
    }

    [Fact]
    public void To_charge_again_changes_nothing_and_what_was_decided_first_stands()
    {
        var counted = AttentionAccount.Empty.WithAsk(Week, A, (Week, Reminds), Now);
        var putOff = Full().With(Week, AttentionKind.Digest, "d");

        Assert.Same(counted, counted.WithAsk(Week, A, (Week, Reminds), Now.AddHours(1)));
        Assert.Same(putOff, putOff.With(Week, AttentionKind.Digest, "d"));
        Assert.Same(putOff.Entries, putOff.WithCap(7).With(Week, AttentionKind.Digest, "d").Entries);
    }

    [Fact]
    public void The_questions_of_a_third_team_get_the_place_that_was_kept_for_a_reminder()
    {
        var account = Asked(A, B).WithAsk(Week, C, (Week, Reminds), Now);

        Assert.All([A, B, C], round => Assert.True(account.Counts(Week, AttentionKind.Ask, round.Value)));
        Assert.All([A, B, C], round => Assert.False(account.AllowsReminder(Week, round)));
        Assert.Equal(3, account.Used(Week));
        Assert.Equal([A.Value, B.Value, C.Value], account.Entries.Where(entry => entry is { IsPutOff: true, Kind: AttentionKind.Reminder }).Select(entry => entry.Reference));
    }

    [Theory]
    [InlineData(-11, true)]
    [InlineData(-10, false)]
    [InlineData(0, false)]
    [InlineData(600, false)]
    public void A_kept_place_is_given_away_only_while_nobody_can_have_taken_it(int minutesAfterReminder, bool isGiven)
    {
        var account = Asked(A, B).WithAsk(Week, C, null, Reminds.AddMinutes(minutesAfterReminder));

        Assert.Equal((isGiven, !isGiven), (account.Counts(Week, AttentionKind.Ask, C.Value), account.AllowsReminder(Week, A)));
        Assert.Equal(3, account.Used(Week));
    }

    [Fact]
    public void Nothing_but_questions_gets_a_kept_place()
    {
        var account = Asked(A, B).With(Week, AttentionKind.Digest, "d").With(Week, AttentionKind.Nudge, "n");

        Assert.True(account.AllowsReminder(Week, A));
        Assert.Equal(3, account.Used(Week));
    }

    [Fact]
    public void A_place_is_kept_only_if_the_teams_that_asked_last_week_have_theirs()
    {
        var last = Asked(A, B, C);
        var two = last.WithAsk(Week.Next, new RoundId("a2"), (Week.Next, Reminds.AddDays(7)), Now.AddDays(7));

        Assert.False(two.Counts(Week.Next, AttentionKind.Reminder, "a2"));
        Assert.True(two.With(Week.Next, AttentionKind.Digest, "d").Counts(Week.Next, AttentionKind.Digest, "d"));
        Assert.True(Asked(A, B).WithAsk(Week.Next, new RoundId("a2"), (Week.Next, Reminds.AddDays(7)), Now.AddDays(7)).Counts(Week.Next, AttentionKind.Reminder, "a2"));
    }

    [Fact]
    public void A_nudge_leaves_their_places_to_the_teams_that_asked_last_week()
    {
        var last = Asked(A, B);
        var one = last.With(Week.Next, AttentionKind.Nudge, "n1").With(Week.Next, AttentionKind.Nudge, "n2");

        Assert.True(one.Counts(Week.Next, AttentionKind.Nudge, "n1"));
        Assert.False(one.Counts(Week.Next, AttentionKind.Nudge, "n2"));
    }

    [Fact]
    public void A_reminder_of_the_week_after_takes_its_place_there()
    {
        var account = Used(2).WithAsk(Week, A, (Week.Next, Now.AddDays(6)), Now);

        Assert.Equal((3, 1), (account.Used(Week), account.Used(Week.Next)));
        Assert.True(account.AllowsReminder(Week.Next, A));
        Assert.False(account.AllowsReminder(Week, A));
    }

    [Fact]
    public void Whoever_was_not_asked_for_want_of_room_may_be_reminded_in_the_week_after()
    {
        var account = Full().WithAsk(Week, A, (Week.Next, Now.AddDays(6)), Now);

        Assert.Null(account.PlaceOf(Week, A, Now));
        Assert.True(account.AllowsReminder(Week.Next, A));
    }

    [Fact]
    public void A_lower_cap_counts_at_once_and_what_is_kept_gives_way_first()
    {
        var account = Asked(A, B);

        Assert.True(account.WithCap(3).AllowsReminder(Week, A));
        Assert.False(account.WithCap(2).AllowsReminder(Week, A));
        Assert.False(account.WithCap(2).With(Week, AttentionKind.Digest, "d").Counts(Week, AttentionKind.Digest, "d"));
        Assert.True(account.WithCap(2).WithCap(3).AllowsReminder(Week, A));
        Assert.Equal((3, 2), (account.WithCap(2).Used(Week), account.WithCap(2).Most));
    }

    [Fact]
    public void A_higher_cap_makes_room_for_what_comes()
    {
        var account = Full().With(Week, AttentionKind.Nudge, "before").WithCap(4).With(Week, AttentionKind.Nudge, "after").With(Week, AttentionKind.Nudge, "too much");

        Assert.False(account.Counts(Week, AttentionKind.Nudge, "before"));
        Assert.True(account.Counts(Week, AttentionKind.Nudge, "after"));
        Assert.False(account.Counts(Week, AttentionKind.Nudge, "too much"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(-1)]
    public void A_cap_is_one_to_seven(int cap)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AttentionAccount.Empty.WithCap(cap));
        Assert.InRange(new AttentionAccount([], cap).Most, 1, 7);
    }

    [Fact]
    public void Each_week_starts_empty_and_nothing_older_than_the_last_one_is_kept()
    {
        var account = AttentionAccount.Empty.WithCap(2);
        for (var week = Week; week != Week.Next.Next.Next; week = week.Next)
        {
            account = account.With(week, AttentionKind.Ask, "a").With(week, AttentionKind.Digest, "d").With(week, AttentionKind.Nudge, "n");
        }

        Assert.Equal((0, 2, 2), (account.Used(Week), account.Used(Week.Next), account.Used(Week.Next.Next)));
        Assert.Equal(6, account.Entries.Count);
        Assert.Equal(2, account.Most);
    }

    [Fact]
    public void A_team_whose_Sunday_is_another_s_Monday_charges_its_own_week()
    {
        var account = Full().With(Week.Next, AttentionKind.Ask, "of a team that is ahead").With(Week, AttentionKind.Ask, "of a team that is behind");

        Assert.True(account.Counts(Week.Next, AttentionKind.Ask, "of a team that is ahead"));
        Assert.False(account.Counts(Week, AttentionKind.Ask, "of a team that is behind"));
    }

    [Fact]
    public void A_person_is_told_which_message_of_the_week_it_is_without_those_that_are_only_kept()
    {
        var account = Asked(A, B).WithAsk(Week.Next, C, (Week.Next, Now.AddDays(9)), Now.AddDays(7));

        Assert.Equal(new AttentionPlace(1, 3, 1, 1), account.PlaceOf(Week, A, Now));
        Assert.Equal(new AttentionPlace(2, 3, 1, 1), account.PlaceOf(Week, B, Now));
        Assert.Equal(new AttentionPlace(3, 3, 0, 1), account.PlaceOf(Week, B, Reminds));
        Assert.Equal(new AttentionPlace(1, 3, 1, 1), account.PlaceOf(Week.Next, C, Now.AddDays(7)));
    }

    private static AttentionAccount Used(int messages) =>
        Enumerable.Range(1, messages).Aggregate(AttentionAccount.Empty, (account, number) => account.With(Week, AttentionKind.Nudge, $"n{number}"));

    private static AttentionAccount Full() => Used(3);

    private static AttentionAccount Asked(params RoundId[] rounds) =>
        rounds.Aggregate(AttentionAccount.Empty, (account, round) => account.WithAsk(Week, round, (Week, Reminds), Now));
}
