using System.Reflection;
using CollabBot.Core;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>What a document can hold, by its type: what has no place in it can never be joined with it.</summary>
public sealed class KeptShapes
{
    /// <summary>Of a closed round nothing else is kept than these, and its plan, which was made before anybody answered.</summary>
    private static readonly Type[] Closed = [typeof(RoundResult), typeof(Release), typeof(RoundState)];

    /// <summary>Of an organisation, a team, a round, and one of the areas that there are.</summary>
    private static readonly Type[] Names = [typeof(TenantId), typeof(TeamId), typeof(RoundId), typeof(PracticeArea)];

    [Fact]
    public void T14_beside_an_answer_or_a_level_there_is_no_place_for_words_a_person_or_an_item()
    {
        var held = new[] { typeof(RoundResult), typeof(Release) }.SelectMany(Held).Distinct().ToList();

        Assert.Contains(typeof(AreaHistogram), held);
        Assert.Contains(typeof(Level), held);
        Assert.DoesNotContain(held, type => type == typeof(string) || type == typeof(PersonId) || type == typeof(PersonRef) || type == typeof(Item));
    }

    [Fact]
    public void T14_beside_an_answer_or_a_level_there_is_no_place_for_an_instant() =>
        Assert.DoesNotContain(
            new[] { typeof(RoundResult), typeof(Release) }.SelectMany(Held),
            type => type == typeof(DateTimeOffset) || type == typeof(DateTime) || type == typeof(TimeOnly) || type == typeof(TimeSpan));

    /// <summary>A kind of document that is added is decided on here.</summary>
    [Fact]
    public void Answers_have_a_place_in_a_sealed_ballot_and_in_a_closed_round_s_histogram_and_in_no_other_document() =>
        Assert.Equal(
            [nameof(Ballot), nameof(RoundResult)],
            Documents().Where(type => Held(type).Any(held => held == typeof(BallotEntry) || held == typeof(AreaHistogram))).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_ballot_says_what_was_answered_and_not_by_whom() =>
        Assert.DoesNotContain(Held(typeof(Ballot)), type => type == typeof(PersonId) || type == typeof(PersonRef));

    [Fact]
    public void Of_a_closed_round_no_document_but_its_plan_names_a_person() =>
        Assert.DoesNotContain(Closed.SelectMany(Held), type => type == typeof(PersonId) || type == typeof(PersonRef));

    /// <summary>The types of all documents of the rules, as the program that writes them has them listed.</summary>
    private static IEnumerable<Type> Documents() => typeof(CoreJson).GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Name == "JsonSerializableAttribute")
        .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!);

    /// <summary>The types of everything that an object of this type can hold; what a name is made of is not looked into.</summary>
    private static HashSet<Type> Held(Type type)
    {
        var held = new HashSet<Type>();
        Collect(type, held);
        return held;
    }

    private static void Collect(Type type, HashSet<Type> held)
    {
        foreach (var part in PartsOf(type).Where(held.Add))
        {
            if (part.IsGenericType || part.IsArray || (part.Assembly == typeof(Ballot).Assembly && !Names.Contains(part)))
            {
                Collect(part, held);
            }
        }
    }

    private static IEnumerable<Type> PartsOf(Type type) => type switch
    {
        { IsArray: true } => [type.GetElementType()!],
        { IsGenericType: true } when type.Namespace!.StartsWith("System", StringComparison.Ordinal) => type.GetGenericArguments(),
        { IsEnum: true } => [],
        _ => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).Select(property => property.PropertyType),
    };
}
