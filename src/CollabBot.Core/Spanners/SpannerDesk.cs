using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Spanners;

/// <summary>Where it is kept what somebody who connects partners asked for, in their own record; the hour of their next message; and what was sent. Decides nothing.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class SpannerDesk(TeamRegistry teams, Errands errands, IObjectStore store)
{
    private const string Root = "spanner";

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => errands.NowAsync(cancellationToken);

    /// <returns>What they asked for; <see cref="SpannerRecord.None"/> of nearly everybody.</returns>
    public async Task<SpannerRecord> FindAsync(PersonRef person, CancellationToken cancellationToken) =>
        (await teams.PersonAsync(person, cancellationToken)).Spanner ?? SpannerRecord.None;

    /// <returns>The record afterwards.</returns>
    internal async Task<SpannerRecord> UpdateAsync(PersonRef person, Func<SpannerRecord, SpannerRecord> decide, CancellationToken cancellationToken)
    {
        // Looked up first, so that somebody the bot knows nothing of gets no record by this.
        if (await FindAsync(person, cancellationToken) is var current && ReferenceEquals(current, decide(current)))
        {
            return current;
        }

        var after = await teams.UpdatePersonAsync(
            person,
            known =>
            {
                var before = known.Spanner ?? SpannerRecord.None;
                var wanted = decide(before);
                return ReferenceEquals(before, wanted) ? known : known with { Spanner = wanted };
            },
            cancellationToken);
        return after.Spanner ?? SpannerRecord.None;
    }

    /// <summary>Sets when the next message is looked after, or moves it.</summary>
    internal Task SetAsync(PersonRef person, DateTimeOffset at, CancellationToken cancellationToken) =>
        errands.SetAsync(person.Tenant, NameOf(person), at, new Errand.SendToSpanner(person), cancellationToken);

    /// <summary>The same unless it is set already.</summary>
    internal Task SetIfNoneAsync(PersonRef person, DateTimeOffset at, CancellationToken cancellationToken) =>
        errands.SetIfNoneAsync(person.Tenant, NameOf(person), at, new Errand.SendToSpanner(person), cancellationToken);

    internal Task DropAsync(PersonRef person, CancellationToken cancellationToken) => errands.DropAsync(person.Tenant, NameOf(person), cancellationToken);

    /// <summary>The team by whose clock somebody is written to, and over which: the first of those that they belong to and have not told to stop; one in which they have no pause before the others.</summary>
    /// <returns>Null when there is none.</returns>
    internal async Task<SpannerHome?> HomeOfAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken);
        SpannerHome? home = null;
        foreach (var id in (await teams.PersonAsync(person, cancellationToken)).Teams.OrderBy(id => id.Value, StringComparer.Ordinal))
        {
            if (await HomeInAsync(person, new TeamRef(person.Tenant, id), now, cancellationToken) is { } found
                && (home is null || (home.PausedUntil is { } one && (found.PausedUntil is not { } other || other < one))))
            {
                home = found;
            }
        }

        return home;
    }

    /// <summary>Deletes the log of a message that was sent. Safe to repeat.</summary>
    internal Task ForgetAsync(PersonRef person, DateOnly on, CancellationToken cancellationToken) => store.DeleteAsync(LedgerKey(person, on), null, cancellationToken);

    /// <summary>The log of a message; kept until the next one is sent.</summary>
    internal static StoreKey LedgerKey(PersonRef person, DateOnly on) =>
        StoreKey.Of(Root, person.Tenant.Value, person.Person.Value, "ledger", on.ToString("O", CultureInfo.InvariantCulture));

    private async Task<SpannerHome?> HomeInAsync(PersonRef person, TeamRef reference, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            if (await teams.FindAsync(reference, cancellationToken) is not { Status: TeamStatus.Active } team || team.OptedOut.Contains(person.Person))
            {
                return null;
            }

            var member = (await teams.MembershipAsync(reference, cancellationToken)).Find(person.Person);
            var clock = TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId);
            return !team.Lets(person.Person, Operation.Connect, isMember: member is not null) ? null : new SpannerHome(team, clock, member?.IsPaused(clock.DateAt(now)) == true ? member.PausedUntil : null);
        }
        catch (DocumentUnreadableException)
        {
            // Counted where it was read; another team of theirs may do.
            return null;
        }
    }

    internal static ErrandName NameOf(PersonRef person) => ErrandName.Of(Root, person.Tenant.Value, person.Person.Value);
}

/// <summary>The team by whose clock somebody is written to.</summary>
/// <param name="PausedUntil">The first date on which they may be written to again; null when they have no pause.</param>
internal sealed record SpannerHome(Team Team, TeamClock Clock, DateOnly? PausedUntil);
