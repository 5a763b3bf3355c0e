using CollabBot.Core.Nudges;

namespace CollabBot.Teams.Nudges;

/// <summary>What people type about a nudge.</summary>
internal static class NudgeWords
{
    private static readonly Dictionary<string, NudgeReply> ByWords = new(StringComparer.Ordinal)
    {
        ["try"] = NudgeReply.WillTry,
        ["try it"] = NudgeReply.WillTry,
        ["i'll try it"] = NudgeReply.WillTry,
        ["i will try it"] = NudgeReply.WillTry,
        ["not now"] = NudgeReply.NotNow,
        ["later"] = NudgeReply.NotNow,
        ["not for us"] = NudgeReply.NotForUs,
        ["never"] = NudgeReply.NotForUs,
        ["yes"] = NudgeReply.Helped,
        ["it helped"] = NudgeReply.Helped,
        ["a bit"] = NudgeReply.HelpedABit,
        ["bit"] = NudgeReply.HelpedABit,
        ["no"] = NudgeReply.DidNotHelp,
        ["did not help"] = NudgeReply.DidNotHelp,
        ["did not try"] = NudgeReply.DidNotTry,
        ["not tried"] = NudgeReply.DidNotTry,
    };

    /// <param name="words">In small letters, one space between two words; without the command.</param>
    /// <returns>Null when it is nothing that can be said about a nudge.</returns>
    public static NudgeReply? In(string words) => ByWords.TryGetValue(words.Replace('’', '\''), out var reply) ? reply : null;
}
