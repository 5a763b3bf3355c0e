using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>Where a team's digests and its leaders' replies are kept, and from when on a reply is waited for.</summary>
/// <remarks>
/// A damaged record begins anew: what was said in it has been told, or is in the leaders' chats, and a round that could not be told because of it would be the
/// greater harm. Safe for concurrent use.
/// </remarks>
public sealed class LoopDesk(IObjectStore store, TeamRegistry teams, Rounds rounds, Errands errands)
{
    /// <returns>Nothing for a team of which no digest was delivered.</returns>
    public async Task<TeamLoop> FindAsync(TeamRef team, CancellationToken cancellationToken) =>
        (await store.ReadDerivedAsync(Key(team), CoreJson.Default.TeamLoop, cancellationToken))?.Value ?? TeamLoop.None;

    /// <summary>A digest that tells something has reached a leader: from now on a reply is waited for. Repeating it changes nothing, a second leader's neither.</summary>
    /// <remarks>Not to be called for a digest that could show nothing: there is nothing to reply to.</remarks>
    public async Task DigestDeliveredAsync(TeamRef team, RoundId round, CancellationToken cancellationToken)
    {
        if (await rounds.FindPlanAsync(new RoundRef(team, round), cancellationToken) is not { } plan || await teams.FindAsync(team, cancellationToken) is not { } settings)
        {
            return;
        }

        var digest = DeliveredDigest.Of(plan, settings.Calendar, await errands.NowAsync(cancellationToken));
        var loop = await UpdateAsync(team, current => current.Delivered(digest), cancellationToken);
        if (loop.Find(round) is { Replies: [] } delivered)
        {
            await errands.SetAsync(team.Tenant, ErrandName.Of("check-reply", team.Team.Value, round.Value), delivered.ReplyBy, new Errand.CheckReply(plan.Ref), cancellationToken);
        }
    }

    /// <returns>The record afterwards.</returns>
    internal async Task<TeamLoop> UpdateAsync(TeamRef team, Func<TeamLoop, TeamLoop> decide, CancellationToken cancellationToken) =>
        await store.UpdateDerivedAsync(Key(team), current => Decided(current, decide), CoreJson.Default.TeamLoop, cancellationToken) ?? TeamLoop.None;

    /// <summary>The team is to be told soon what it has not been told yet. To be called after that was saved.</summary>
    internal async Task TellSoonAsync(TeamRef team, CancellationToken cancellationToken) =>
        await errands.SetIfNoneAsync(team.Tenant, ErrandName.Of("tell-loop", team.Team.Value), await errands.NowAsync(cancellationToken), new Errand.TellLoop(team), cancellationToken);

    /// <summary>The team is to be asked whether it noticed what was promised. Moves what was set before.</summary>
    internal Task AskNoticedAsync(RoundRef round, int reply, DateTimeOffset at, CancellationToken cancellationToken) =>
        errands.SetAsync(round.Tenant, NameOf("ask-noticed", round, reply), at, new Errand.AskNoticed(round, reply), cancellationToken);

    /// <summary>What was said to that is to be counted.</summary>
    internal Task CountNoticedAsync(RoundRef round, int reply, DateTimeOffset at, CancellationToken cancellationToken) =>
        errands.SetAsync(round.Tenant, NameOf("count-noticed", round, reply), at, new Errand.CountNoticed(round, reply), cancellationToken);

    /// <returns>How something is told: as decided now, or as was decided first.</returns>
    internal async Task<Telling> FixTellingAsync(RoundRef round, string name, Telling telling, CancellationToken cancellationToken)
    {
        await store.CreateAsync(TellingKey(round, name), telling, CoreJson.Default.Telling, cancellationToken);
        return await FindTellingAsync(round, name, cancellationToken) ?? throw new InvalidOperationException("What was decided vanished after it was written.");
    }

    internal async Task<Telling?> FindTellingAsync(RoundRef round, string name, CancellationToken cancellationToken) =>
        (await store.ReadAsync(TellingKey(round, name), CoreJson.Default.Telling, cancellationToken))?.Value;

    private static ErrandName NameOf(string kind, RoundRef round, int reply) =>
        ErrandName.Of(kind, round.Team.Team.Value, round.Round.Value, reply.ToString(CultureInfo.InvariantCulture));

    private static TeamLoop? Decided(TeamLoop? current, Func<TeamLoop, TeamLoop> decide) =>
        decide(current ?? TeamLoop.None) is var wanted && current is null && wanted.Digests is [] ? null : wanted;

    private static StoreKey TellingKey(RoundRef round, string name) => Rounds.LoopKey(round, name + ".json");

    private static StoreKey Key(TeamRef team) => StoreKey.Of("loop", team.Tenant.Value, team.Team.Value);
}
