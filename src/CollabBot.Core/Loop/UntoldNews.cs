using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>What a team has not been told yet of one of its digests. Immutable.</summary>
/// <param name="Name">Unique among what is told of a digest; the same news, the same name.</param>
/// <param name="News">Null for what is not to be told after all.</param>
/// <param name="Since">From when on it could be told.</param>
/// <param name="Reply">The reply that it tells, whose author need not be told; null for other news.</param>
/// <param name="Told">Notes that it is told. Pure.</param>
internal sealed record UntoldNews(string Name, LoopNews? News, DateTimeOffset Since, GivenReply? Reply, Func<TeamLoop, TeamLoop> Told)
{
    /// <returns>In the order in which it is to be told.</returns>
    public static IEnumerable<UntoldNews> Of(Team team, TeamLoop loop, DeliveredDigest digest, TeamHistory history)
    {
        var rhythm = TeamRhythm.Of(team, history);
        var news = OfSilence(digest, history, rhythm).Concat(OfReplies(digest, rhythm)).Concat(loop.Checks.Where(check => check.Round == digest.Round).SelectMany(check => OfCheck(digest, check)));

        // What was said to an installation that is over is not told to the next.
        return digest.At < team.InstalledAt ? news.Select(one => one with { News = null }) : news;
    }

    private static IEnumerable<UntoldNews> OfSilence(DeliveredDigest digest, TeamHistory history, TeamRhythm? rhythm)
    {
        if (!digest.IsSilenceTold && history.Gate?.Silences.Any(silence => silence.Round == digest.Number) == true)
        {
            yield return new UntoldNews(
                "silence",
                rhythm?.SlowedBy(digest.Number) is { } why ? new LoopNews.Unanswered(digest.Date, why) : null,
                digest.ReplyBy,
                null,
                loop => loop.Changed(digest.Round, current => current with { IsSilenceTold = true }));
        }
    }

    private static IEnumerable<UntoldNews> OfReplies(DeliveredDigest digest, TeamRhythm? rhythm)
    {
        // Who replies first brings the rhythm back; the others find it so.
        var restored = digest.ToldUpTo == 0 ? rhythm?.RestoredBy(digest.Number) : null;
        foreach (var given in digest.Replies.Where(given => given.Number > digest.ToldUpTo).OrderBy(given => given.Number))
        {
            yield return new UntoldNews(
                NameOf(given),
                new LoopNews.Replied(digest.Date, given.Reply, restored),
                given.At,
                given,
                loop => loop.Changed(digest.Round, current => current.ToldUpTo < given.Number ? current with { ToldUpTo = given.Number } : current));
            restored = null;
        }
    }

    private static IEnumerable<UntoldNews> OfCheck(DeliveredDigest digest, NoticedCheck check)
    {
        if (!check.IsAsked)
        {
            // Once it is counted, nobody can say anything to it any more.
            yield return new UntoldNews(
                Named("noticed", check.Reply),
                check.IsCounted ? null : new LoopNews.NoticeAsked(digest.Date, check),
                check.ClosesAt.AddDays(-NoticedCheck.DaysOpen),
                null,
                loop => loop.Changed(check, current => current with { IsAsked = true }));
        }

        if (check is { IsTold: false, Result: { } result })
        {
            yield return new UntoldNews(
                Named("counted", check.Reply),
                new LoopNews.NoticeCounted(digest.Date, check.Promise, result),
                check.ClosesAt,
                null,
                loop => loop.Changed(check, current => current with { IsTold = true }));
        }
    }

    /// <summary>Under which a reply is told.</summary>
    internal static string NameOf(GivenReply reply) => Named("reply", reply.Number);

    private static string Named(string what, int reply) => string.Create(CultureInfo.InvariantCulture, $"{what}-{reply}");
}
