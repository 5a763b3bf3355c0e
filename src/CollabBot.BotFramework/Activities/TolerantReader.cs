using System.Globalization;
using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>
/// Reads members of a JSON object that others write. A member that is missing, null or of another type than wanted reads as null;
/// the last case is noted. Fields, types and enum values appear in activities without notice, and a bot that refuses them goes deaf.
/// </summary>
/// <param name="ignored">Takes the paths of members with the wrong type.</param>
internal readonly struct TolerantReader(JsonElement json, List<string>? ignored = null, string path = "")
{
    public JsonElement Json => json;

    public bool IsObject => json.ValueKind == JsonValueKind.Object;

    public string? Text(string name)
    {
        if (!TryGet(name, out var member))
        {
            return null;
        }

        return member.ValueKind == JsonValueKind.String ? ReadString(member) : Ignored<string>(name);
    }

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
            return new TolerantReader(member, ignored, PathOf(name));
        }

        Ignored<object>(name);
        return null;
    }

    /// <returns>The array's objects; anything else in it is left out.</returns>
    public IEnumerable<TolerantReader> Children(string name)
    {
        if (!TryGet(name, out var member))
        {
            return [];
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            Ignored<object>(name);
            return [];
        }

        var children = new List<TolerantReader>(member.GetArrayLength());
        foreach (var item in member.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                children.Add(new TolerantReader(item, ignored, PathOf(name)));
            }
            else
            {
                Ignored<object>(name);
            }
        }

        return children;
    }

    /// <returns>The member whatever its type, or null when it is missing or null.</returns>
    public JsonElement? Raw(string name) => TryGet(name, out var member) ? member : null;

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
        ignored?.Add(PathOf(name));
        return null;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
