namespace CollabBot.Teams.Administration;

/// <summary>What somebody types about who looks after a team: <c>admins</c>, <c>admin add Ben Carter</c>, <c>admin remove Ben Carter</c>.</summary>
internal abstract record TypedAdmins
{
    private const string AddWords = "admin add ";
    private const string RemoveWords = "admin remove ";

    private TypedAdmins()
    {
    }

    public sealed record Show : TypedAdmins;

    /// <param name="Name">As Teams shows it; upper and lower case alike.</param>
    public sealed record Add(string Name) : TypedAdmins;

    /// <param name="Name">As Teams shows it; upper and lower case alike.</param>
    public sealed record Remove(string Name) : TypedAdmins;

    /// <param name="words">In small letters, one space between two words.</param>
    /// <returns>Null when the words are about something else.</returns>
    public static TypedAdmins? In(string words) =>
        words is "admins" or "admin" ? new Show()
        : words.StartsWith(AddWords, StringComparison.Ordinal) ? new Add(words[AddWords.Length..])
        : words.StartsWith(RemoveWords, StringComparison.Ordinal) ? new Remove(words[RemoveWords.Length..])
        : null;
}
