using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CollabBot.Core.Practice;

/// <summary>What the data files that ship with this build have in common: how they are read, and what each of their entries is held against.</summary>
internal static class PracticeFile
{
    /// <param name="name">Of the file, as it is embedded.</param>
    public static T Load<T>(string name, Func<Stream, T> parse)
    {
        using var json = typeof(PracticeFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{name} is missing from this build.");
        return parse(json);
    }

    /// <param name="what">What the file holds, for whoever has to mend it.</param>
    public static T Read<T>(Stream json, JsonTypeInfo<T> type, string what) =>
        JsonSerializer.Deserialize(json, type) ?? throw new InvalidDataException($"The {what} is empty.");

    /// <summary>One of the eight areas.</summary>
    /// <param name="entry">Whose area it is, such as <c>Nudge N-TRU-1</c>.</param>
    public static PracticeArea AreaOf(string entry, string id) =>
        PracticeArea.All.FirstOrDefault(area => area.Id == id) ?? throw new InvalidDataException($"{entry}: no area is called '{id}'.");

    public static PracticeShift ShiftOf(string entry, string id) => PracticeShift.Find(id) ?? throw new InvalidDataException($"{entry}: no shift is called '{id}'.");

    /// <param name="kind">Of the entries, such as <c>Nudge</c>.</param>
    /// <param name="what">Where they stand, such as <c>library</c>.</param>
    public static void RefuseTwice(IEnumerable<string> ids, string kind, string what)
    {
        foreach (var twice in ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            throw new InvalidDataException($"{kind} {twice.Key} stands in the {what} more than once.");
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ItemBankFile))]
[JsonSerializable(typeof(KitFile))]
[JsonSerializable(typeof(NudgeFile))]
internal sealed partial class PracticeJson : JsonSerializerContext;
