namespace CollabBot.Core.Nudges;

/// <summary>How what is said about a nudge is written in votes and on buttons. Part of the format: a card may be weeks old.</summary>
public static class NudgeCodes
{
    private static readonly Dictionary<NudgeReply, string> Codes = new()
    {
        [NudgeReply.WillTry] = "try",
        [NudgeReply.NotNow] = "later",
        [NudgeReply.NotForUs] = "never",
        [NudgeReply.Helped] = "yes",
        [NudgeReply.HelpedABit] = "bit",
        [NudgeReply.DidNotHelp] = "no",
        [NudgeReply.DidNotTry] = "untried",
    };

    public static string CodeOf(NudgeReply reply) => Codes[reply];

    /// <returns>Null when no button ever carried this.</returns>
    public static NudgeReply? Find(string? code)
    {
        foreach (var (reply, known) in Codes)
        {
            if (known == code)
            {
                return reply;
            }
        }

        return null;
    }
}
