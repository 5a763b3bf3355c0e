using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Languages;
using CollabBot.Teams.Pulses;

namespace CollabBot.Teams.Comments;

/// <summary>How comments look to those who receive the digest, and to their author beforehand: as plain words, in which nothing has a meaning.</summary>
internal static class DigestComments
{
    /// <summary>The one way in which a comment is drawn.</summary>
    public static IEnumerable<AdaptiveElement> Of(IEnumerable<AreaComments> comments)
    {
        foreach (var area in comments)
        {
            yield return new AdaptiveTextBlock { Text = $"{area.Area.ShortName}", Weight = AdaptiveTextWeight.Bolder };
            foreach (var text in area.Texts)
            {
                yield return CardText.Plain($"{text}") with { Spacing = AdaptiveSpacing.Small };
            }
        }
    }

    /// <summary>The part of a digest that shows comments; nothing when there are none.</summary>
    public static IEnumerable<AdaptiveElement> Section(TeamDigest digest) =>
    [
        .. digest.Comments.Count > 0 || digest.Following > 0
            ? [AdaptiveTextBlock.Heading($"What people added", AdaptiveTextSize.Default) with { Spacing = AdaptiveSpacing.Large, Separator = true }]
            : (ReadOnlySpan<AdaptiveElement>)[],
        .. Of(digest.Comments),
        .. digest.Following > 0 ? [CardText.Plain($"It follows below, in messages of its own.")] : (ReadOnlySpan<AdaptiveElement>)[],
        .. digest.Comments.Count > 0 ? [Rule] : (ReadOnlySpan<AdaptiveElement>)[],
    ];

    public static AdaptiveCard Following(Post.LeaderComments comments) => new()
    {
        Lang = CardText.Language,
        FallbackText = InPlainWords(comments.Comments),
        IsFullWidth = true,
        Body =
        [
            AdaptiveTextBlock.Heading($"What people added"),
            CardText.Under(CardText.Name(comments.Of.TeamName), Phrase.Of($"part {comments.Number} of {comments.Count}")),
            .. Of(comments.Comments),
            Rule,
        ],
    };

    /// <summary>To the author of what nobody sees. Does not repeat it.</summary>
    public static AdaptiveCard NotShown(Post.CommentsNotShown unshown) => PulseCards.Note(
        Phrase.Of($"Your comment on {CardText.Listed(unshown.Areas)} was shown to nobody"),
        Phrase.Of($"To show comments it takes {unshown.Plan.Comments?.Answers ?? CommentPromise.Floor} or more answers in the area and {CommentPromise.FewestComments} or more comments, and your team must be taking them. That was not so, so it is deleted."),
        Phrase.Of("Nobody else is told. If it matters to you, you may raise it with your leader yourself."));

    public static string NotShownInOneLine => Phrase.Of("A comment of yours was shown to nobody and is deleted");

    /// <summary>For a client that draws no cards.</summary>
    public static string InPlainWords(IEnumerable<AreaComments> comments) =>
        string.Join(" ", comments.Select(area => $"{area.Area.ShortName}: {string.Join(" · ", area.Texts.Select(text => AdaptiveText.Plain(text)))}"));

    private static AdaptiveTextBlock Rule => CardText.Quiet(
        $"As they were written, in an order drawn by chance. Nobody knows who wrote what; please do not try to find out. My own copy is deleted after {CommentPromise.Kept.Days} days.");
}
