namespace CollabBot.Languages;

/// <summary>The languages that people may choose from; English is the first. Immutable.</summary>
public sealed record OfferedLanguages(IReadOnlyList<Language> All)
{
    /// <summary>All that ship.</summary>
    public static OfferedLanguages Shipped { get; } = new(LanguagePacks.All);

    /// <summary>Whether there is anything to choose: else nobody's choice need be looked up.</summary>
    public bool AreSeveral => All.Count > 1;

    /// <summary>The language of a tag, or of its own name; of a tag with another region the one of the same language. Null when there is none.</summary>
    /// <param name="wanted">Such as <c>cy-GB</c>, <c>cy</c> or <c>Cymraeg</c>, in any case.</param>
    public Language? Find(string? wanted) =>
        All.FirstOrDefault(language => string.Equals(language.Tag, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(language.Name, wanted, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(language => string.Equals(language.Code, wanted?.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
