using System.Text.Json;

namespace CollabBot.Core.Storage;

/// <summary>Carries over, when a document is written again, what this program could read past but not into its record: the members that a newer program added.</summary>
/// <remarks>
/// What is unknown is found by comparison, without a look at any type: a member of the stored object that is missing when what was read from it is written
/// as it is. It stays in its object, at any depth, for as long as that object stays. An element of a list that is written as it was read keeps all it
/// had, wherever in the list it comes to lie; one that was changed is this program's alone, for nothing says which element it was before.
/// </remarks>
internal static class UnknownMembers
{
    /// <param name="stored">The value as it lies in the store.</param>
    /// <param name="read">The same value as this program writes it.</param>
    /// <param name="wanted">The value to write, as this program writes it.</param>
    /// <returns><paramref name="wanted"/> with the members of <paramref name="stored"/> that this program does not know; as it is when there are none.</returns>
    public static ReadOnlyMemory<byte> Keep(ReadOnlyMemory<byte> stored, ReadOnlyMemory<byte> read, ReadOnlyMemory<byte> wanted)
    {
        // What came back as it was holds nothing unknown: that is how it nearly always is, and all it costs.
        if (stored.Span.SequenceEqual(read.Span))
        {
            return wanted;
        }

        using var before = JsonDocument.Parse(stored);
        using var known = JsonDocument.Parse(read);
        using var after = JsonDocument.Parse(wanted);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, before.RootElement, known.RootElement, after.RootElement);
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement stored, JsonElement read, JsonElement wanted)
    {
        switch (stored.ValueKind, read.ValueKind, wanted.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object, JsonValueKind.Object):
                WriteObject(writer, stored, read, wanted);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array, JsonValueKind.Array) when stored.GetArrayLength() == read.GetArrayLength():
                WriteList(writer, stored, read, wanted);
                break;
            default:
                wanted.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement stored, JsonElement read, JsonElement wanted)
    {
        writer.WriteStartObject();
        foreach (var member in wanted.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (stored.TryGetProperty(member.Name, out var before) && read.TryGetProperty(member.Name, out var known))
            {
                Write(writer, before, known, member.Value);
            }
            else
            {
                member.Value.WriteTo(writer);
            }
        }

        foreach (var member in stored.EnumerateObject().Where(member => !read.TryGetProperty(member.Name, out _) && !wanted.TryGetProperty(member.Name, out _)))
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, JsonElement stored, JsonElement read, JsonElement wanted)
    {
        var unchanged = read.EnumerateArray().Zip(stored.EnumerateArray())
            .GroupBy(pair => pair.First.GetRawText(), pair => pair.Second, StringComparer.Ordinal)
            .ToDictionary(alike => alike.Key, alike => new Queue<JsonElement>(alike), StringComparer.Ordinal);

        writer.WriteStartArray();
        foreach (var element in wanted.EnumerateArray())
        {
            (unchanged.TryGetValue(element.GetRawText(), out var before) && before.TryDequeue(out var whole) ? whole : element).WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
