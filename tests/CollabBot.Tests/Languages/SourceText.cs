namespace CollabBot.Tests.Languages;

/// <summary>A text that the code, or a file of the product, has to tell.</summary>
/// <param name="Key">Under which a language finds it.</param>
/// <param name="English">With its holes, numbered from 0.</param>
/// <param name="Where">Below <c>src</c>.</param>
/// <param name="Holes">What stands in each hole, as the code says it.</param>
internal sealed record SourceText(string Key, string English, string Where, IReadOnlyList<string> Holes);
