using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Shows a leader what was told of their teams last, whenever they ask. Changes nothing: the digest that is due comes all the same.</summary>
public sealed class ReadDigest(LeaderDesks desks, ComposeDigest compose)
{
    /// <returns>Of each team that the person leads and was told of, its newest round; empty when there is none.</returns>
    public Task<IReadOnlyList<TeamDigest>> HandleAsync(PersonRef leader, CancellationToken cancellationToken) => ReadAsync(leader, _ => true, cancellationToken);

    /// <returns>Null when the person does not lead that team, or was told nothing of it.</returns>
    public async Task<TeamDigest?> HandleAsync(PersonRef leader, TeamRef team, CancellationToken cancellationToken) =>
        await ReadAsync(leader, round => round.Team == team, cancellationToken) is [var digest] ? digest : null;

    private async Task<IReadOnlyList<TeamDigest>> ReadAsync(PersonRef leader, Func<RoundRef, bool> isWanted, CancellationToken cancellationToken)
    {
        var told = (await desks.FindAsync(leader, cancellationToken))?.Rounds.Where(isWanted) ?? [];
        return await compose.HandleAsync(leader, [.. told.GroupBy(round => round.Team).Select(rounds => rounds.Last())], cancellationToken);
    }
}
