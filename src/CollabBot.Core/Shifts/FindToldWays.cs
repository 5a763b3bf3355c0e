using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Shifts;

/// <summary>Finds what somebody was told of a team's ways of working. Changes nothing.</summary>
internal sealed class FindToldWays(Rounds rounds)
{
    /// <summary>A card has room for so many.</summary>
    private const int MostReadings = 5;

    /// <param name="isForThem">Whether a round was told to those who are to read this now.</param>
    public async Task<ToldWays> HandleAsync(
        TeamRef team, TeamHistory history, DateOnly upTo, Func<RoundPlan, Telling, bool> isForThem, CancellationToken cancellationToken)
    {
        var quarter = Quarter.EndingOn(upTo);
        var told = new List<Release>();
        foreach (var release in Told(history, quarter).OrderByDescending(release => release.Date))
        {
            // What was before the baseline is not set beside what came after (P9).
            if (told is [var newest, ..] && (newest.Baseline is null || newest.Baseline != release.Baseline))
            {
                break;
            }

            if (await IsForThemAsync(new RoundRef(team, release.Round), isForThem, cancellationToken))
            {
                told.Add(release);
            }
        }

        return new ToldWays(quarter, [.. told.Take(MostReadings).Reverse().Select(release => new WaysReading(release.Date, ToldWays.LevelIn(release)!))]);
    }

    /// <returns>False as well when nothing in the quarter was told to anybody.</returns>
    public async Task<bool> IsAnythingForOthersAsync(
        TeamRef team, TeamHistory history, DateOnly upTo, Func<RoundPlan, Telling, bool> isForThem, CancellationToken cancellationToken)
    {
        foreach (var release in Told(history, Quarter.EndingOn(upTo)))
        {
            if (!await IsForThemAsync(new RoundRef(team, release.Round), isForThem, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Release> Told(TeamHistory history, Quarter quarter) =>
        history.Releases.Where(release => quarter.Contains(release.Date) && ToldWays.LevelIn(release) is not null);

    private async Task<bool> IsForThemAsync(RoundRef round, Func<RoundPlan, Telling, bool> isForThem, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindTellingAsync(round, cancellationToken) is { } telling
                && await rounds.FindPlanAsync(round, cancellationToken) is { } plan
                && isForThem(plan, telling);
        }
        catch (DocumentUnreadableException)
        {
            // Counted where it was read. Nobody can say to whom it was told.
            return false;
        }
    }
}
