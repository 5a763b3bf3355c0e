using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Kits;

/// <summary>Takes a kit to its team. Safe to repeat: to whom it goes is decided once, and the ledger stops a second post.</summary>
/// <remarks>
/// What a leader posts goes to the channel. What comes by itself goes there too if only the team reads it (N11), because it says how few people there are; else, and
/// where the channel does not take it, to each person whose week has room for it.
/// </remarks>
public sealed class GiveKit(TeamRegistry teams, KitDesk desk, CheckAudience audience, AttentionBudget budget, Errands errands, Deliver deliver)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly TimeSpan KeepsLog = TimeSpan.FromDays(7);

    public async Task<WorkOutcome> HandleAsync(KitRef kit, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(kit.Team, cancellationToken) is not { Status: TeamStatus.Active } team
            || (await desk.FindAsync(kit.Team, cancellationToken)).Find(kit.Name) is not { IsGiven: false } given
            || ConversationKits.Shipped.Find(given.KitId) is not { } content)
        {
            await desk.ForgetDeliveriesAsync(kit, cancellationToken);
            return WorkOutcome.Done.Instance;
        }

        var now = await errands.NowAsync(cancellationToken);
        if (given.By is KitOrigin.Turn && team.Calendar.IsDayOff(ClockOf(team).DateAt(now)))
        {
            await errands.SetAsync(kit.Team.Tenant, kit.Errand, now + Day, new Errand.GiveKit(kit), cancellationToken);
            return WorkOutcome.Done.Instance;
        }

        if (await DecidedAsync(team, kit, given, now, cancellationToken) is not { } telling)
        {
            return new WorkOutcome.Again(LookAgain);
        }

        if (telling.IsForChannel)
        {
            var ledger = KitDesk.LedgerKey(kit, KitDesk.Channel);
            if (await SendAsync(ledger, [(KitDesk.Channel, new Post.TeamKit(new NudgeAddress(team, null), content, given.By))], cancellationToken) is { } again)
            {
                return again;
            }

            if ((await deliver.UnreachedAsync(ledger, [KitDesk.Channel], cancellationToken)).Count > 0)
            {
                if (given.By is KitOrigin.Leader)
                {
                    // As if it had never been asked for: the leader may press again.
                    await desk.UpdateAsync(kit.Team, record => record.Without(kit.Name), cancellationToken);
                    await desk.ForgetDeliveriesAsync(kit, cancellationToken);
                    return WorkOutcome.Done.Instance;
                }

                telling = await FixAsync(kit, new Telling(ChannelReaders.NotKnown, await PeopleAsync(team, null, now, cancellationToken)), cancellationToken);
            }
        }

        return await SendAsync(KitDesk.LedgerKey(kit, KitDesk.People), await OwnPostsAsync(team, kit, content, given.By, telling, now, cancellationToken), cancellationToken)
            ?? await EndAsync(kit, now, cancellationToken);
    }

    /// <returns>Null while nobody can say who reads the channel, for as long as a result would wait too.</returns>
    private async Task<Telling?> DecidedAsync(Team team, KitRef kit, GivenKit given, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (given.Telling is { } decided)
        {
            return decided;
        }

        if (given.By is KitOrigin.Leader)
        {
            return new Telling(ChannelReaders.OnlyTheTeam, []);
        }

        var found = await audience.HandleAsync(team.Ref, team.SummaryChannel, cancellationToken) as AudienceOutcome.Found;
        if (found is null && now < ClockOf(team).At(given.On, (team.Cadence ?? PulseCadence.Default).Time) + DecideTelling.Patience)
        {
            return null;
        }

        var readers = found?.Readers ?? ChannelReaders.NotKnown;
        var people = readers is ChannelReaders.OnlyTheTeam ? [] : await PeopleAsync(team, found?.Members, now, cancellationToken);
        return await FixAsync(kit, new Telling(readers, people), cancellationToken, unlessDecided: true);
    }

    /// <summary>Everybody who is neither away nor wants to be left alone; who leads too, for such a team has no digest.</summary>
    private async Task<List<PersonId>> PeopleAsync(Team team, IReadOnlySet<PersonId>? members, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = ClockOf(team).DateAt(now);
        return
        [
            .. (await teams.MembershipAsync(team.Ref, cancellationToken)).Members
                .Where(member => !member.IsPaused(today) && !team.OptedOut.Contains(member.Person) && members?.Contains(member.Person) != false)
                .Select(member => member.Person),
        ];
    }

    private async Task<Telling> FixAsync(KitRef kit, Telling telling, CancellationToken cancellationToken, bool unlessDecided = false)
    {
        var record = await desk.UpdateAsync(
            kit.Team, current => current.Changed(kit.Name, given => unlessDecided && given.Telling is not null ? given : given with { Telling = telling }), cancellationToken);
        return record.Find(kit.Name)?.Telling ?? telling;
    }

    private async Task<List<(string Id, Post Post)>> OwnPostsAsync(
        Team team, KitRef kit, ConversationKit content, KitOrigin by, Telling telling, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var week = AttentionWeek.At(ClockOf(team), now);
        var withRoom = await budget.TryChargeAsync(team.Ref.Tenant, telling.InPerson, AttentionKind.Nudge, kit.Name, week, cancellationToken);
        return
        [
            .. telling.InPerson.Index().Where(own => withRoom.Contains(own.Item))
                .Select(own => (string.Create(CultureInfo.InvariantCulture, $"own-{own.Index}"), (Post)new Post.TeamKit(new NudgeAddress(team, own.Item), content, by))),
        ];
    }

    /// <returns>When to go on; null when nothing is left to send.</returns>
    private async Task<WorkOutcome.Again?> SendAsync(Storage.StoreKey ledger, IReadOnlyList<(string Id, Post Post)> posts, CancellationToken cancellationToken) =>
        await deliver.HandleAsync(ledger, posts, cancellationToken) switch
        {
            DeliveryOutcome.Paused paused => new WorkOutcome.Again(paused.For),
            DeliveryOutcome.TakenOver => new WorkOutcome.Again(LookAgain),
            _ => null,
        };

    /// <summary>The log outlives the sending: somebody else may be about to send it, and finds there that nothing is left to send.</summary>
    private async Task<WorkOutcome> EndAsync(KitRef kit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await desk.UpdateAsync(kit.Team, record => record.Changed(kit.Name, given => given with { IsGiven = true, Telling = null }), cancellationToken);
        await errands.SetAsync(kit.Team.Tenant, kit.Errand, now + KeepsLog, new Errand.GiveKit(kit), cancellationToken);
        return WorkOutcome.Done.Instance;
    }

    private static TeamClock ClockOf(Team team) => TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId);
}
