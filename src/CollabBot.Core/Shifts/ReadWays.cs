using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Digests;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Shifts;

/// <summary>Shows a team's ways of working to whoever asks and belongs to it, made of nothing but what they were told. Changes nothing.</summary>
public sealed class ReadWays(TeamRegistry teams, Rounds rounds, NudgeDesk nudges, CheckAudience audience)
{
    private readonly FindToldWays _told = new(rounds);

    /// <summary>For somebody in their own chat: of each reading only what was told to them, or where they can read it.</summary>
    public async Task<WaysOutcome> HandleAsync(PersonRef person, TeamRef of, CancellationToken cancellationToken)
    {
        if (person.Tenant != of.Tenant || await teams.FindAsync(of, cancellationToken) is not { Status: TeamStatus.Active } team)
        {
            return new WaysOutcome.NotTheirs();
        }

        var membership = await teams.MembershipAsync(of, cancellationToken);
        var isMember = membership.Find(person.Person) is not null;
        return team.Lets(person.Person, Operation.ReadWays, isMember)
            ? new WaysOutcome.Found(await ComposeAsync(team, membership, IsForThem, cancellationToken))
            : new WaysOutcome.NotTheirs();

        bool IsForThem(RoundPlan plan, Telling telling) =>
            (telling.IsForChannel && isMember) || telling.InPerson.Contains(person.Person) || plan.DigestReaders.Contains(person.Person);
    }

    /// <summary>For a channel: only where the team alone reads it, and where all that there is to tell was told before.</summary>
    public async Task<WaysOutcome> HandleAsync(TeamRef of, ChannelId channel, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(of, cancellationToken) is not { Status: TeamStatus.Active } team || channel != team.SummaryChannel
            || await audience.HandleAsync(of, channel, cancellationToken) is not AudienceOutcome.Found { Readers: ChannelReaders.OnlyTheTeam }
            || await _told.IsAnythingForOthersAsync(of, await teams.HistoryAsync(of, cancellationToken), await TodayAsync(team, cancellationToken), IsForChannel, cancellationToken))
        {
            return new WaysOutcome.NotToldHere();
        }

        return new WaysOutcome.Found(await ComposeAsync(team, await teams.MembershipAsync(of, cancellationToken), IsForChannel, cancellationToken));

        bool IsForChannel(RoundPlan plan, Telling telling) => telling.IsForChannel && plan.SummaryChannel == channel;
    }

    private async Task<WaysOfWorking> ComposeAsync(Team team, Membership membership, Func<RoundPlan, Telling, bool> isForThem, CancellationToken cancellationToken)
    {
        var history = await teams.HistoryAsync(team.Ref, cancellationToken);
        var record = await nudges.RecordAsync(team.Ref, cancellationToken);
        var told = await _told.HandleAsync(team.Ref, history, await TodayAsync(team, cancellationToken), isForThem, cancellationToken);
        return new WaysOfWorking(team.Name, told, StepsByShift.Of(record, NudgeLibrary.Shipped, told.Quarter))
        {
            NextStep = team.TakesNoNudges ? null : await NextStepAsync(team.Ref.Tenant, record, told.Quarter, cancellationToken),
            AskedNext = AskedNext(team, history, membership, await rounds.NowAsync(cancellationToken)),
            Needed = Math.Max(team.Threshold ?? ReleaseThreshold.Floor, ReleaseThreshold.Floor),
        };
    }

    private async Task<Nudge?> NextStepAsync(TenantId tenant, NudgeRecord record, Quarter quarter, CancellationToken cancellationToken)
    {
        foreach (var nudge in StepsByShift.ToRead(record, NudgeLibrary.Shipped, quarter))
        {
            if (!(await nudges.TallyAsync(tenant, nudge.Id, cancellationToken)).IsRetired)
            {
                return nudge;
            }
        }

        return null;
    }

    /// <summary>The last pulse of a sweep asks about the ways of working; a large team meets them sooner.</summary>
    private static DateOnly? AskedNext(Team team, TeamHistory history, Membership membership, DateTimeOffset now)
    {
        var isTooSmall = history.Skips is [.., { Reason: SkipReason.TooFewPeople } skipped] && !(history.LatestDate > skipped.Date);
        if (TeamRhythm.Of(team, history) is not { } rhythm || isTooSmall)
        {
            return null;
        }

        var last = membership.Pattern.PulsesPerSweep - 1;
        var next = membership.SweepSize == 0 || history.RoundsPlanned - membership.FirstPulse > last ? 0 : Math.Max(0, history.RoundsPlanned - membership.FirstPulse);
        return rhythm.NextAfter(now).Date.AddDays(7 * rhythm.Weeks * (last - next));
    }

    private async Task<DateOnly> TodayAsync(Team team, CancellationToken cancellationToken) =>
        TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId).DateAt(await rounds.NowAsync(cancellationToken));
}

/// <summary>What came of asking for a team's ways of working.</summary>
public abstract record WaysOutcome
{
    private WaysOutcome()
    {
    }

    public sealed record Found(WaysOfWorking Ways) : WaysOutcome;

    /// <summary>There is no such team, or they neither belong to it nor lead it.</summary>
    public sealed record NotTheirs : WaysOutcome;

    /// <summary>Others than the team may read this channel, or it was told something elsewhere: it can be asked for in one's own chat.</summary>
    public sealed record NotToldHere : WaysOutcome;
}
