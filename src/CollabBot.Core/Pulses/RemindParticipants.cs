using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Reminds those from whom there is no answer yet, once in a round (R2). Also the second chance of a question that was lost on its way.</summary>
/// <remarks>
/// <para>Who has answered is written nowhere: right before a post would go out, the person's slot is looked into. Everybody who was asked has their line
/// in the ledger, under a name that only the round's key can make and in the order of those names, whether or not a post went out; so the ledger tells
/// neither who was reminded nor how many.</para>
/// <para>Safe to repeat. Whoever has left the team, or asked to be left alone or for a pause since, is not reminded; nor is anybody for whom no place was
/// kept when they were asked, nor anybody on what became a day off of the team. Nothing is charged here: that would tell who was reminded.</para>
/// </remarks>
public sealed class RemindParticipants(IRoster roster, TeamRegistry teams, Reachability people, Rounds rounds, Deliver deliver)
{
    private static readonly TimeSpan RosterRetry = TimeSpan.FromMinutes(1);

    /// <summary>Somebody else reminds; to be looked after all the same, for they might die of it.</summary>
    private static readonly TimeSpan TakenOver = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(RoundRef round, CancellationToken cancellationToken)
    {
        var now = await rounds.NowAsync(cancellationToken);
        if (await rounds.FindPlanAsync(round, cancellationToken) is not { } plan
            || await rounds.FindStateAsync(round, cancellationToken) is not { } state
            || !IsDue(plan, state, now))
        {
            return WorkOutcome.Done.Instance;
        }

        if (!IsTooLate(plan, now)
            && await teams.FindAsync(round.Team, cancellationToken) is { Status: TeamStatus.Active } team
            && !IsOnDayOff(plan, team, now)
            && await rounds.FindBoxAsync(round, cancellationToken) is { } box)
        {
            switch (await roster.ReadAsync(round.Team, cancellationToken))
            {
                case RosterReading.Unavailable:
                    return new WorkOutcome.Again(RosterRetry);
                case RosterReading.Complete complete
                    when await RemindAsync(plan, box, await WhoMayBeAsync(plan, complete.Members, team, now, cancellationToken), cancellationToken) is WorkOutcome.Again again:
                    return again;
            }
        }

        await rounds.MoveAsync(round, current => current.Reminded(), cancellationToken);
        return WorkOutcome.Done.Instance;
    }

    /// <returns>True when the reminder of a round is to be seen to now.</returns>
    internal static bool IsDue(RoundPlan plan, RoundState state, DateTimeOffset now) => state.Admits(plan, now) && !state.IsReminded && now >= plan.RemindsAt;

    /// <summary>What was planned as a working day may have become a day off since.</summary>
    private static bool IsOnDayOff(RoundPlan plan, Team team, DateTimeOffset now) => team.Calendar.IsDayOff(TeamClock.For(plan.ZoneId).DateAt(now));

    /// <summary>After an outage: a reminder late in the day is none.</summary>
    private static bool IsTooLate(RoundPlan plan, DateTimeOffset now)
    {
        var clock = TeamClock.For(plan.ZoneId);
        var at = plan.RemindsAt!.Value;
        return now > LateStart.Last(clock, clock.DateAt(at), at);
    }

    /// <summary>Who is in the team still, and has asked neither to be left alone nor for a pause since they were asked.</summary>
    private async Task<HashSet<PersonId>> WhoMayBeAsync(RoundPlan plan, IReadOnlyList<RosterMember> members, Team team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = TeamClock.For(plan.ZoneId).DateAt(now);
        var membership = await teams.MembershipAsync(plan.Ref.Team, cancellationToken);
        var paused = membership.Members.Where(member => member.IsPaused(today)).Select(member => member.Person);
        return RosterReconciliation.Of(members, team).Asked.Select(member => member.Id).Except(paused).ToHashSet();
    }

    private async Task<WorkOutcome> RemindAsync(RoundPlan plan, BallotBox box, HashSet<PersonId> mayBe, CancellationToken cancellationToken)
    {
        var posts = plan.Participants
            .Select(participant => (Id: box.ReminderOf(new PersonRef(plan.Ref.Tenant, participant.Person)), Post: (Post)new Post.PulseReminder(plan, participant)))
            .OrderBy(post => post.Id, StringComparer.Ordinal)
            .Chunk(OpenRound.ChunkSize);

        foreach (var (chunk, number) in posts.Select((chunk, number) => (chunk, number)))
        {
            switch (await deliver.HandleAsync(Ledger(plan.Ref, number), chunk, IsWantedAsync, cancellationToken))
            {
                case DeliveryOutcome.Paused paused:
                    return new WorkOutcome.Again(paused.For);
                case DeliveryOutcome.TakenOver:
                    return new WorkOutcome.Again(TakenOver);
            }
        }

        return WorkOutcome.Done.Instance;

        async Task<bool> IsWantedAsync(Post post)
        {
            var person = ((Post.PulseReminder)post).Participant.Person;
            var slot = box.SlotOf(new PersonRef(plan.Ref.Tenant, person));
            return mayBe.Contains(person)
                && box.BallotIn(slot, await rounds.ReadSlotAsync(plan.Ref, slot, cancellationToken)) is { Entries.Count: 0, IsWithdrawn: false }
                && await HasPlaceAsync(plan, new PersonRef(plan.Ref.Tenant, person), cancellationToken);
        }
    }

    /// <summary>Whoever has no account was asked by a program that kept none, or their record was lost: nothing of theirs is counted, and there is room.</summary>
    private async Task<bool> HasPlaceAsync(RoundPlan plan, PersonRef person, CancellationToken cancellationToken)
    {
        var record = await teams.PersonAsync(person, cancellationToken);
        people.Note(person, record);
        return record.Attention is not { } account
            || account.AllowsReminder(AttentionWeek.At(TeamClock.For(plan.ZoneId), plan.RemindsAt!.Value), plan.Ref.Round);
    }

    private static StoreKey Ledger(RoundRef round, int chunk) => Rounds.LedgerKey(round, string.Create(CultureInfo.InvariantCulture, $"remind-{chunk:D4}"));
}
