using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Teams;

/// <summary>Who of a roster is asked in a round, and why the others are not. The parts always sum to the roster.</summary>
/// <param name="Membership">As it is after the roster was read; to be stored.</param>
/// <param name="Pulse">The round's place in the rotation.</param>
/// <param name="Asked">In an order that says nothing: by id.</param>
/// <param name="Waiting">Who takes part from a later sweep on.</param>
/// <param name="Paused">How many chose a pause; told to nobody, like <paramref name="OptedOut"/> by name.</param>
/// <param name="OptedOut">How many chose not to be asked.</param>
/// <param name="Guests">How many are guests, whom the bot does not ask.</param>
/// <param name="Promise">What these people are promised: as the settings ask for, as far as the promise before allows it (N5).</param>
/// <param name="IsEnough">Whether something could be shown under that promise if all of them answered.</param>
public sealed record Attendance(
    Membership Membership, SweepPulse Pulse, IReadOnlyList<AskedMember> Asked, IReadOnlyList<WaitingMember> Waiting, int Paused, int OptedOut, int Guests, Promise Promise, bool IsEnough)
{
    public int Total => Asked.Count + Waiting.Count + Paused + OptedOut + Guests;

    /// <summary>How many people the sweep has: those who are asked, who pause, and who opted out since it started.</summary>
    public int SweepSize => Membership.Members.Count(member => member.InSweep);

    internal static Attendance Of(Membership membership, IReadOnlyList<RosterMember> roster, Team team, NextRound next)
    {
        var asked = new List<AskedMember>();
        var waiting = new List<WaitingMember>();
        var (paused, optedOut) = (0, 0);
        var addresses = roster.Where(member => !member.IsGuest).ToDictionary(member => member.Id, member => member.Address);

        foreach (var member in membership.Members)
        {
            if (team.OptedOut.Contains(member.Person))
            {
                optedOut++;
            }
            else if (!member.InSweep)
            {
                waiting.Add(new WaitingMember(member.Person, ReasonOf(member, membership, next), member.Since.AddDays(Membership.DaysBeforeFirstSweep)));
            }
            else if (member.IsPaused(next.Date))
            {
                paused++;
            }
            else
            {
                asked.Add(new AskedMember(member.Person, addresses[member.Person], new SquareRow(member.Row!.Value, member.Form)));
            }
        }

        var pulse = new SweepPulse(membership.Sweep, next.Number - membership.FirstPulse, membership.Pattern);
        var wanted = Promise.WantedBy(team);
        var promise = next.Last?.Next(wanted, startsSweep: pulse.Index == 0) ?? wanted;
        var isEnough = promise.Threshold.IsMet(asked.Count, asked.Count(member => !promise.DigestReaders.Contains(member.Person)));
        return new Attendance(membership, pulse, asked, waiting, paused, optedOut, roster.Count - membership.Members.Count, promise, isEnough);
    }

    private static WaitReason ReasonOf(TeamMember member, Membership membership, NextRound next) =>
        member.HeldBackFrom == membership.Sweep ? WaitReason.WouldBeAlone
        : member.Since.AddDays(Membership.DaysBeforeFirstSweep) > next.Date ? WaitReason.IsNew
        : WaitReason.SweepIsUnderWay;
}

/// <summary>Somebody who is asked.</summary>
/// <param name="Address">As <see cref="RosterMember.Address"/>.</param>
public sealed record AskedMember(PersonId Person, string Address, SquareRow Row);

/// <summary>Somebody who is not asked yet.</summary>
/// <param name="NotBefore">They take part from a sweep on that starts on this date or later.</param>
public sealed record WaitingMember(PersonId Person, WaitReason Reason, DateOnly NotBefore);

/// <summary>Why somebody is not asked yet.</summary>
public enum WaitReason
{
    /// <summary>Seen for the first time less than <see cref="Membership.DaysBeforeFirstSweep"/> days ago.</summary>
    IsNew,

    /// <summary>Takes part from the next sweep on.</summary>
    SweepIsUnderWay,

    /// <summary>Would have been this sweep's only change; takes part in the next in any case.</summary>
    WouldBeAlone,
}
