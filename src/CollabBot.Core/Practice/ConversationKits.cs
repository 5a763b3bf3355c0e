namespace CollabBot.Core.Practice;

/// <summary>The conversation kits, one for each of the eight areas, read from the data file that ships with them. Anybody may read all of them. Immutable.</summary>
public sealed class ConversationKits
{
    private ConversationKits(string version, IReadOnlyList<ConversationKit> kits) => (Version, Kits) = (version, kits);

    /// <summary>The kits that ship with this build.</summary>
    public static ConversationKits Shipped { get; } = PracticeFile.Load("conversation_kits.json", Parse);

    /// <summary>Changes when a kit is reworded.</summary>
    public string Version { get; }

    /// <summary>In the order of the areas.</summary>
    public IReadOnlyList<ConversationKit> Kits { get; }

    /// <param name="area">One of the eight.</param>
    public ConversationKit Of(PracticeArea area) => Kits.First(kit => kit.Area == area);

    /// <returns>The kit, or null when there is none of this id.</returns>
    public ConversationKit? Find(string id) => Kits.FirstOrDefault(kit => kit.Id == id);

    /// <exception cref="InvalidDataException">The file breaks a rule of the kits; the message names the kit.</exception>
    internal static ConversationKits Parse(Stream json)
    {
        var file = PracticeFile.Read(json, PracticeJson.Default.KitFile, "file of kits");
        PracticeFile.RefuseTwice(file.Kits.Select(kit => kit.Id), "Kit", "file");
        var kits = file.Kits.Select(Read).ToLookup(kit => kit.Area);
        return new ConversationKits(file.Version, [.. PracticeArea.All.Select(area => kits[area].ToList() is [var only] ? only : throw new InvalidDataException($"The area {area} needs one kit."))]);
    }

    private static ConversationKit Read(KitEntry entry)
    {
        var name = $"Kit {entry.Id}";
        return entry switch
        {
            { Questions.Count: not ConversationKit.QuestionCount } => throw new InvalidDataException($"{name} needs {ConversationKit.QuestionCount} questions."),
            _ when !entry.Questions.All(question => question.EndsWith('?')) => throw new InvalidDataException($"{name}: a question ends with its mark."),
            _ when entry.Steps.Any(step => step.Minutes < 1) => throw new InvalidDataException($"{name}: a step takes a minute or more."),
            _ when entry.Steps.Sum(step => step.Minutes) != ConversationKit.TotalMinutes => throw new InvalidDataException($"{name} does not take {ConversationKit.TotalMinutes} minutes."),
            _ => new ConversationKit(
                entry.Id,
                PracticeFile.AreaOf(name, entry.Area),
                PracticeFile.ShiftOf(name, entry.Shift),
                entry.Questions,
                [.. entry.Steps.Select(step => new KitStep(step.Minutes, step.Do, step.InCall))]),
        };
    }
}

internal sealed record KitFile(string Version, IReadOnlyList<KitEntry> Kits);

internal sealed record KitEntry(string Id, string Area, string Shift, IReadOnlyList<string> Questions, IReadOnlyList<KitStepEntry> Steps);

internal sealed record KitStepEntry(int Minutes, string Do, string InCall);
