namespace CollabBot.Service.Demo;

/// <summary>Something the bot said of its own accord.</summary>
/// <param name="To">Null for the channel.</param>
/// <param name="Id">By which Teams knows it.</param>
internal sealed record DemoPost(MadePerson? To, DemoPostKind Kind, DateTimeOffset At, string Id, CardOnScreen Card)
{
    /// <summary>By what each kind alone begins with: the bot does not tell a client what a card is for.</summary>
    private static readonly (string Beginning, DemoPostKind Kind)[] Headings =
    [
        ("Hello", DemoPostKind.Welcome),
        ("The pulse stays open", DemoPostKind.Extension),
        ("What we said", DemoPostKind.Summary),
        ("A leader has replied", DemoPostKind.Reply),
        ("One small step", DemoPostKind.Step),
        ("Did you try it", DemoPostKind.FollowUp),
        ("Did you notice it", DemoPostKind.NoticeQuestion),
        ("What came of it", DemoPostKind.NoticeResult),
    ];

    public static DemoPost Of(PostedActivity posted)
    {
        var card = CardOnScreen.Of(posted.Activity) ?? throw new DemoFailedException("The bot posted something that holds no card.");
        return new DemoPost(posted.To, posted.IsChange ? DemoPostKind.SummaryUpdate : KindOf(card), posted.At, posted.Id, card);
    }

    private static DemoPostKind KindOf(CardOnScreen card)
    {
        var first = card.Texts.FirstOrDefault() ?? "";
        return Headings.FirstOrDefault(heading => first.StartsWith(heading.Beginning, StringComparison.Ordinal)) is { Beginning: not null } found ? found.Kind
            : card.ButtonFor(Verbs.SetUpWho) is not null ? DemoPostKind.Setup
            : card.ButtonFor(Verbs.Answer) is null ? DemoPostKind.Digest
            : card.Texts.Any(text => text.StartsWith("This is the only reminder", StringComparison.Ordinal)) ? DemoPostKind.Reminder
            : DemoPostKind.Pulse;
    }
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

    /// <summary>What a leader replied to a digest.</summary>
    Reply,

    /// <summary>A summary that was posted before, now with what a leader replied to it.</summary>
    SummaryUpdate,

    /// <summary>A small step to try, by itself.</summary>
    Step,

    /// <summary>Did it help?</summary>
    FollowUp,

    /// <summary>Did the team notice what a leader said they would do?</summary>
    NoticeQuestion,

    NoticeResult,
}
