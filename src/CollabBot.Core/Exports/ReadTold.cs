using CollabBot.Core.Digests;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Exports;

/// <summary>Reads everything that a team was told, from what was frozen before it was sent. Changes nothing, counts nothing anew.</summary>
internal sealed class ReadTold(TeamRegistry teams, Rounds rounds, LoopDesk desk)
{
    /// <returns>Null when nothing can be said of the team: its settings or its history are damaged.</returns>
    public async Task<ToldTeam?> HandleAsync(TeamRef of, CancellationToken cancellationToken)
    {
        if (await FindAsync(of, cancellationToken) is not { } team || await teams.FindHistoryAsync(of, cancellationToken) is not { } history)
        {
            return null;
        }

        var unreadable = 0;
        var told = new List<ToldOnce>();
        foreach (var release in history.Releases.OrderBy(release => release.Date))
        {
            try
            {
                if (await ReadAsync(new RoundRef(of, release.Round), release, cancellationToken) is { } once)
                {
                    told.Add(once);
                }
            }
            catch (DocumentUnreadableException)
            {
                unreadable++;
            }
        }

        var contradicting = told.RemoveAll(once => !IsReleased(once, history));
        var loop = await desk.FindAsync(of, cancellationToken);
        return new ToldTeam(team, told, await RepliesAsync(of, loop, cancellationToken), [.. loop.Checks.Where(check => check is { IsTold: true, Result: not null })], unreadable + contradicting);
    }

    private async Task<Team?> FindAsync(TeamRef of, CancellationToken cancellationToken)
    {
        try
        {
            return await teams.FindAsync(of, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }

    /// <returns>Null for a round that nobody was told, as when the bot had been removed.</returns>
    private async Task<ToldOnce?> ReadAsync(RoundRef round, Release release, CancellationToken cancellationToken) =>
        await rounds.FindSummaryAsync(round, cancellationToken) is { Summary: { } summary } && await rounds.FindTellingAsync(round, cancellationToken) is { } telling
            ? new ToldOnce(release.IsWithheld || telling.IsWithheld ? summary with { Areas = [.. summary.Areas.Select(line => new AreaLine(line.Area, null, "", ""))] } : summary, telling)
            : null;

    /// <summary>A level stands in the summary and in the release, word for word: whoever changed one of them does not get it exported.</summary>
    private static bool IsReleased(ToldOnce once, TeamHistory history)
    {
        var release = history.Releases.First(release => release.Round == once.Summary.Round.Round);
        return once.Summary.Areas.All(line => line.Level is null || release.Areas.Any(area => area.Area == line.Area && area.Level == line.Level));
    }

    private async Task<List<ToldReply>> RepliesAsync(TeamRef team, TeamLoop loop, CancellationToken cancellationToken)
    {
        var told = new List<ToldReply>();
        foreach (var digest in loop.Digests)
        {
            foreach (var given in digest.Replies.Where(given => given.Number <= digest.ToldUpTo).OrderBy(given => given.Number))
            {
                if (await HowAsync(new RoundRef(team, digest.Round), given, cancellationToken) is { } how)
                {
                    told.Add(new ToldReply(digest, given.Reply, how.IsForChannel));
                }
            }
        }

        return told;
    }

    /// <returns>Null for a reply that was not told, or of which nobody knows how.</returns>
    private async Task<Telling?> HowAsync(RoundRef round, GivenReply given, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.FindTellingAsync(round, UntoldNews.NameOf(given), cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }
}
