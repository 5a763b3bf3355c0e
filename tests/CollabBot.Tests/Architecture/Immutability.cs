using System.Reflection;
using System.Runtime.CompilerServices;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Architecture;

public sealed class Immutability
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["DueErrands"] = "holds in memory when each errand is due; for one loop, as its contract says",
        ["LiveReplicas"] = "learns with each beat who lives; beaten by one loop, as its contract says",
        ["OpenDueRounds"] = "holds the schedule in memory; for one loop, as its contract says",
        ["PutOffHints"] = "remembers what this process has put off; locked",
        ["Reachability"] = "counts whom it remembers, to forget them in time; interlocked",
        ["SendPace"] = "counts the batches that wait; interlocked",
        ["Sweeper"] = "holds in memory when to look at each round; for one loop, as its contract says",
    };

    public static TheoryData<string> PublicTypes() => [.. typeof(TeamRegistry).Assembly.GetExportedTypes().Where(IsOurs).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_of_core_cannot_change_and_cannot_be_inherited_from(string name)
    {
        var type = typeof(TeamRegistry).Assembly.GetType(name, throwOnError: true)!;
        if (type.IsInterface || type.IsEnum || Exceptions.ContainsKey(type.Name))
        {
            return;
        }

        Assert.Equal([], Settable(type));
        Assert.Equal([], Growing(type));
        Assert.True(type.IsSealed || IsClosedFamily(type), "A class is sealed, static, or an abstract family that only its own cases extend.");
        if (type.IsValueType)
        {
            Assert.True(type.IsDefined(typeof(IsReadOnlyAttribute)), "A value is a readonly struct.");
        }
    }

    [Fact]
    public void Every_exception_from_the_rule_still_exists() =>
        Assert.Empty(Exceptions.Keys.Except(typeof(TeamRegistry).Assembly.GetExportedTypes().Select(type => type.Name)));

    private static bool IsOurs(Type type) => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !typeof(Delegate).IsAssignableFrom(type);

    private static IEnumerable<string> Settable(Type type) =>
        type.GetProperties(Everything)
            .Where(property => property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => property.Name)
            .Concat(type.GetFields(Everything).Where(field => !field.IsInitOnly && !field.IsLiteral && !IsCaptured(field) && !IsBehindProperty(type, field)).Select(field => field.Name));

    /// <summary>The compiler's field of a property whose getter does more than to give it: set through the property alone, which is looked at by itself.</summary>
    private static bool IsBehindProperty(Type type, FieldInfo field) =>
        field.IsDefined(typeof(CompilerGeneratedAttribute)) && type.GetProperties(Everything).Any(property => field.Name == $"<{property.Name}>k__BackingField");

    /// <summary>Collections that somebody could add to while others read.</summary>
    private static IEnumerable<string> Growing(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(property => property.PropertyType.IsArray
                || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() is var generic
                    && (generic == typeof(List<>) || generic == typeof(IList<>) || generic == typeof(Dictionary<,>) || generic == typeof(ICollection<>))))
            .Select(property => property.Name);

    /// <summary>A parameter of a primary constructor is kept in a field that the language cannot mark readonly; the analyzers watch assignments.</summary>
    private static bool IsCaptured(FieldInfo field) => field.Name is ['<', .., '>', 'P'];

    private static bool IsClosedFamily(Type type) =>
        type.IsAbstract && type.GetConstructors(Everything & ~BindingFlags.Static).All(constructor => constructor.IsPrivate || constructor.IsFamily && IsCopy(constructor, type));

    private static bool IsCopy(ConstructorInfo constructor, Type type) => constructor.GetParameters() is [var only] && only.ParameterType == type;

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
}
