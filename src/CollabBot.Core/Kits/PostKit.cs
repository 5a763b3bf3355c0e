using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Kits;

/// <summary>Posts a kit to the channel of a leader's team at their word: once in four weeks for each area, however often and by however many it is asked for.</summary>
/// <remarks>Who leads is read when it is asked for. Safe to repeat.</remarks>
public sealed class PostKit(TeamRegistry teams, KitDesk desk, Errands errands)
{
    /// <param name="area">One of the eight.</param>
    public async Task<PostKitOutcome> HandleAsync(PersonRef leader, TeamRef of, PracticeArea area, CancellationToken cancellationToken)
    {
        if (leader.Tenant != of.Tenant || await teams.FindAsync(of, cancellationToken) is not { } team || !team.Lets(leader.Person, Operation.PostKit))
        {
            return new PostKitOutcome.NotTheirs();
        }

        var now = await errands.NowAsync(cancellationToken);
        var today = TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId).DateAt(now);
        GivenKit? before = null;
        var record = await desk.UpdateAsync(of, current => (before = current.PostedLately(area, today)) is null ? current.WithPost(area, today) : current, cancellationToken);
        if (record.PostedLately(area, today) is { IsGiven: false } posting)
        {
            // Also when it was asked for before: whoever wrote it down may have come no further.
            var kit = new KitRef(of, posting.Name);
            await errands.SetIfNoneAsync(of.Tenant, kit.Errand, now, new Errand.GiveKit(kit), cancellationToken);
        }

        return before is null ? new PostKitOutcome.Posting() : new PostKitOutcome.PostedBefore(before.On, before.On.AddDays(TeamKits.DaysBetween));
    }
}

/// <summary>What came of a leader's word to post a kit.</summary>
public abstract record PostKitOutcome
{
    private PostKitOutcome()
    {
    }

    /// <summary>It goes to the channel now.</summary>
    public sealed record Posting : PostKitOutcome;

    /// <summary>The same area was posted on <paramref name="On"/>, and can be again from <paramref name="From"/> on. Nothing was posted.</summary>
    public sealed record PostedBefore(DateOnly On, DateOnly From) : PostKitOutcome;

    /// <summary>They do not lead that team, or it is gone. Nothing was posted.</summary>
    public sealed record NotTheirs : PostKitOutcome;
}
