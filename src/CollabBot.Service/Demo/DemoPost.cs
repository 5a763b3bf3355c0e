namespace CollabBot.Service.Demo;

/// <summary>Something the bot said of its own accord.</summary>
/// <param name="To">Null for the channel.</param>
internal sealed record DemoPost(MadePerson? To, DemoPostKind Kind, DateTimeOffset At, CardOnScreen Card)
{
    public static DemoPost Of(PostedActivity posted)
    {
        var card = CardOnScreen.Of(posted.Activity) ?? throw new DemoFailedException("The bot posted something that holds no card.");
        return new DemoPost(posted.To, KindOf(posted.To, card), posted.At, card);
    }

    /// <summary>By what each kind alone has: the bot does not tell a client what a card is for.</summary>
    private static DemoPostKind KindOf(MadePerson? to, CardOnScreen card) => to switch
    {
        _ when card.Texts.FirstOrDefault() is { } first && (first.StartsWith("One small step", StringComparison.Ordinal) || first.StartsWith("Did you try it", StringComparison.Ordinal)) => DemoPostKind.Nudge,
        null when card.Texts.FirstOrDefault()?.StartsWith("Hello", StringComparison.Ordinal) is true => DemoPostKind.Welcome,
        null when card.Texts.FirstOrDefault()?.StartsWith("The pulse stays open", StringComparison.Ordinal) is true => DemoPostKind.Extension,
        null => card.Texts.FirstOrDefault()?.StartsWith("A leader has replied", StringComparison.Ordinal) is true ? DemoPostKind.Reply : DemoPostKind.Summary,
        _ when card.ButtonFor(Verbs.Answer) is not null =>
            card.Texts.Any(text => text.StartsWith("This is the only reminder", StringComparison.Ordinal)) ? DemoPostKind.Reminder : DemoPostKind.Pulse,
        _ when card.ButtonFor(Verbs.SetUpWho) is not null => DemoPostKind.Setup,
        _ => DemoPostKind.Digest,
    };
}

/// <summary>What a post is for, in the order in which a team meets them.</summary>
internal enum DemoPostKind
{
    Welcome,
    Setup,
    Pulse,
    Reminder,
    Extension,
    Summary,
    Digest,
    Reply,

    /// <summary>A small step to try by itself, or the question whether it helped.</summary>
    Nudge,
}
