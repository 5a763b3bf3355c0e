namespace CollabBot.Service.Demo;

/// <summary>The verbs behind buttons, as the cards carry them over the wire.</summary>
internal static class Verbs
{
    public const string Answer = "pulse.answer";
    public const string ShowQuestion = "pulse.show";
    public const string NudgeReply = "nudge.reply";
    public const string Noticed = "noticed.vote";
    public const string SetUpWho = "setup.who";
    public const string SetUpCheck = "setup.check";
    public const string SetUpSave = "setup.save";
}
