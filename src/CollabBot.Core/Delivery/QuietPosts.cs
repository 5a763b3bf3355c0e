using CollabBot.Core.Calendars;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Which posts of a batch wait because the person whose chat they are for has their quiet hours. They hold up nobody else's.</summary>
internal sealed class QuietPosts(IObjectStore store, Reachability people)
{
    /// <returns>The posts that may go out now, and how long it is until the first of the others may; null when there are none.</returns>
    public async Task<(IReadOnlyList<(string Id, Post Post)> Due, TimeSpan? QuietFor)> PartAsync(IEnumerable<(string Id, Post Post)> posts, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = null;
        TimeSpan? quietFor = null;
        var due = new List<(string Id, Post Post)>();
        foreach (var post in posts)
        {
            if (await HoursAsync(post.Post, cancellationToken) is not { } hours || hours.EndAfter(now ??= await store.ServerTimeAsync(cancellationToken)) is not { } end)
            {
                due.Add(post);
            }
            else if (quietFor is not { } first || end - now < first)
            {
                quietFor = end - now;
            }
        }

        return (due, quietFor);
    }

    /// <summary>For somebody who has said nothing there is quiet only for what comes at no hour that anybody has chosen.</summary>
    private async Task<QuietHours?> HoursAsync(Post post, CancellationToken cancellationToken) =>
        Destination.Of(post).Person is not { } person ? null
        : await people.QuietOfAsync(person, cancellationToken) ?? (TeamOfUnplanned(post)?.Cadence is { } cadence ? QuietHours.DefaultIn(cadence.ZoneId) : null);

    private static Team? TeamOfUnplanned(Post post) => post switch
    {
        Post.OwnNews news => news.Team,
        Post.ChannelGone gone => gone.Team,
        Post.NudgeToTry step => step.To.Team,
        Post.NudgeFollowUp asking => asking.To.Team,
        _ => null,
    };
}
