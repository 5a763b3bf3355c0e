using System.Text.RegularExpressions;

namespace CollabBot.Tests.Practice;

/// <summary>What no text that advises people says: blame, a name, why it is given, or a question about what is nobody else's business.</summary>
internal static partial class Manners
{
    [GeneratedRegex(@"\b(blam\w+|fault\w*|fail\w*|lazy|bad|poor\w*|guilt\w*|should have|must|never|worst|weak\w*|problem people)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Blame();

    /// <summary>A capital letter where no sentence and no speech begins, but for weekdays and for whoever speaks.</summary>
    [GeneratedRegex(@"(?<![.?!""] |[.?!]"" |^|"")\b(?!(Monday|Tuesday|Wednesday|Thursday|Friday|I)\b)[A-Z][a-z]*")]
    public static partial Regex Name();

    [GeneratedRegex(@"\b(because|score\w*|rating|result\w*|answers? (show|say))\b", RegexOptions.IgnoreCase)]
    public static partial Regex Reason();

    /// <summary>F5: health, family and whistle-blowing.</summary>
    [GeneratedRegex(@"\b(health|ill(ness)?|sick|famil\w+|married|pregnan\w+|religio\w+|union|pay|salary|whistle\w*|wrongdoing)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Private();
}
