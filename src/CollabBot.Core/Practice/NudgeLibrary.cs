namespace CollabBot.Core.Practice;

/// <summary>The nudges CollabBot can give, read from the data file that ships with it. Anybody may read all of them. Immutable.</summary>
public sealed class NudgeLibrary
{
    private readonly Dictionary<string, Nudge> _nudges;

    private NudgeLibrary(string version, IReadOnlyList<Nudge> nudges)
    {
        Version = version;
        Nudges = nudges;
        _nudges = nudges.ToDictionary(nudge => nudge.Id, StringComparer.Ordinal);
    }

    /// <summary>The library that ships with this build.</summary>
    public static NudgeLibrary Shipped { get; } = PracticeFile.Load("nudges.json", Parse);

    /// <summary>Changes when a nudge is added, reworded or taken out.</summary>
    public string Version { get; }

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<Nudge> Nudges { get; }

    /// <returns>The nudge, or null when the library has none of this id.</returns>
    public Nudge? Find(string id) => _nudges.GetValueOrDefault(id);

    /// <summary>The nudges of an area, in the file's order.</summary>
    public IReadOnlyList<Nudge> In(PracticeArea area) => [.. Nudges.Where(nudge => nudge.Area == area)];

    /// <exception cref="InvalidDataException">The file breaks a rule of the library; the message names the nudge.</exception>
    internal static NudgeLibrary Parse(Stream json)
    {
        var file = PracticeFile.Read(json, PracticeJson.Default.NudgeFile, "nudge library");
        PracticeFile.RefuseTwice(file.Nudges.Select(nudge => nudge.Id), "Nudge", "library");
        return new NudgeLibrary(file.Version, [.. file.Nudges.Select(Read)]);
    }

    private static Nudge Read(NudgeEntry entry)
    {
        var nudge = new Nudge(
            entry.Id,
            PracticeFile.AreaOf($"Nudge {entry.Id}", entry.Area),
            OneOf<NudgeRole>(entry.Id, "role", entry.Role),
            OneOf<NudgeStyle>(entry.Id, "style", entry.Style),
            PracticeFile.ShiftOf($"Nudge {entry.Id}", entry.Shift),
            OneOf<NudgePlace>(entry.Id, "place", entry.Place),
            entry.Text);

        return nudge switch
        {
            { Role: not NudgeRole.Team, Place: NudgePlace.Channel } => throw new InvalidDataException($"Nudge {entry.Id} is not for the whole team, so it is personal."),
            _ when nudge.Text.Split(' ').Length > Nudge.MostWords => throw new InvalidDataException($"Nudge {entry.Id} has more than {Nudge.MostWords} words."),
            _ => nudge,
        };
    }

    private static T OneOf<T>(string id, string member, string value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            // As they are written in the file, so that neither a number nor a list passes.
            if (string.Equals(known.ToString(), value, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        throw new InvalidDataException($"Nudge {id}: no {member} is called '{value}'.");
    }
}

internal sealed record NudgeFile(string Version, IReadOnlyList<NudgeEntry> Nudges);

internal sealed record NudgeEntry(string Id, string Area, string Role, string Style, string Shift, string Place, string Text);
