using System.Globalization;
using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>
/// Reads members of a JSON object that others write. A member that is missing, null or of another type than wanted reads as null;
/// the last case is noted. Fields, types and enum values appear in activities without notice, and a bot that refuses them goes deaf.
/// </summary>
/// <param name="ignored">Takes the paths of members with the wrong type.</param>
/// <param name="parent">Path of the object around this one; empty for none.</param>
/// <param name="own">Name of this object in its parent; empty for the outermost.</param>
internal readonly struct TolerantReader(JsonElement json, List<string>? ignored = null, string parent = "", string own = "")
{
    public JsonElement Json => json;

    public bool IsObject => json.ValueKind == JsonValueKind.Object;

    private string Path => Joined(parent, own);

    public string? Text(string name)
    {
        if (!TryGet(name, out var member))
        {
            return null;
        }

        return member.ValueKind == JsonValueKind.String ? ReadString(member) : Ignored<string>(name);
    }

    /// <returns>An id of a usual length in printable ASCII, as every channel's are; what else there is can't be one, and could not be a key of anything.</returns>
    public string? Id(string name) => Text(name) is not { Length: > 0 } id ? null : IsUsual(id) ? id : Ignored<string>(name);

    public bool? Flag(string name)
    {
        if (!TryGet(name, out var member))
        {
            return null;
        }

        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return member.GetBoolean();
        }

        Ignored<object>(name);
        return null;
    }

    public int? Number(string name)
    {
        if (!TryGet(name, out var member))
        {
            return null;
        }

        if (member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number))
        {
            return number;
        }

        if (member.ValueKind == JsonValueKind.String && int.TryParse(ReadString(member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return number;
        }

        Ignored<object>(name);
        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        Ignored<object>(name);
        return null;
    }

    /// <returns>The object, or null.</returns>
    public TolerantReader? Child(string name)
    {
        if (!TryGet(name, out var member))
        {
            return null;
        }

        if (member.ValueKind == JsonValueKind.Object)
        {
            return new TolerantReader(member, ignored, Path, name);
        }

        Ignored<object>(name);
        return null;
    }

    /// <returns>The array's objects; anything else in it is left out.</returns>
    public IReadOnlyList<TolerantReader> Children(string name)
    {
        if (ArrayOf(name) is not { } array)
        {
            return [];
        }

        var children = new List<TolerantReader>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                children.Add(new TolerantReader(item, ignored, Path, name));
            }
            else
            {
                Ignored<object>(name);
            }
        }

        return children;
    }

    /// <returns>What the array's objects read as; whatever is no object, or reads as null, is left out.</returns>
    public IReadOnlyList<T> List<T>(string name, Func<TolerantReader, T?> read)
        where T : class
    {
        if (ArrayOf(name) is not { } array)
        {
            return [];
        }

        var list = new List<T>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                Ignored<object>(name);
            }
            else if (read(new TolerantReader(item, ignored, Path, name)) is { } wanted)
            {
                list.Add(wanted);
            }
        }

        return list;
    }

    /// <returns>The member whatever its type, or null when it is missing or null.</returns>
    public JsonElement? Raw(string name) => TryGet(name, out var member) ? member : null;

    private static bool IsUsual(string id) => id.Length <= BotLimits.MaxIdLength && !id.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private JsonElement? ArrayOf(string name)
    {
        if (!TryGet(name, out var member))
        {
            return null;
        }

        if (member.ValueKind == JsonValueKind.Array)
        {
            return member;
        }

        Ignored<object>(name);
        return null;
    }

    private bool TryGet(string name, out JsonElement member)
    {
        member = default;
        return json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty(name, out member)
            && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
    }

    /// <summary>An escaped lone surrogate is JSON, yet no text: it reads as null like any other wrong value.</summary>
    private static string? ReadString(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private T? Ignored<T>(string name)
        where T : class
    {
        ignored?.Add(Joined(Path, name));
        return null;
    }

    private static string Joined(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
