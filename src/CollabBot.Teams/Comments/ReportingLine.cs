using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Languages;

namespace CollabBot.Teams.Comments;

/// <summary>Where bullying, danger or wrongdoing is reported, which a comment box is not for. Set once for the service.</summary>
/// <param name="Link">An https address; null when none is set.</param>
public sealed record ReportingLine(Uri? Link)
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Comments";

    public static ReportingLine WithoutLink { get; } = new((Uri?)null);

    /// <summary>Stands under the box, always.</summary>
    internal string Text => Link is null
        ? Phrase.Of("This is not the place to report bullying, danger or wrongdoing: turn to a manager you trust, your HR team or a union representative; in danger call the emergency services.")
        : Phrase.Of("This is not the place to report bullying, danger or wrongdoing: use Report a concern.");

    internal IReadOnlyList<AdaptiveAction> Actions => Link is null ? [] : [new AdaptiveOpenUrlAction { Title = Phrase.Of("Report a concern"), Url = Link.AbsoluteUri }];
}
