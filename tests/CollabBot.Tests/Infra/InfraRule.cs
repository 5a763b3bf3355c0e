using System.Text.Json.Nodes;

namespace CollabBot.Tests.Infra;

/// <summary>Something that holds in each deployment, or in those that it is <paramref name="For"/>, and a change that breaks it.</summary>
internal sealed record InfraRule(string Name, Func<Deployment, bool> Holds, Action<Deployment> Break, params string[] For);

/// <summary>Short ways to look into a resource.</summary>
internal static class InfraNodes
{
    extension(JsonNode resource)
    {
        public JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)resource, (node, name) => node?[name]);

        public bool Is(string path, bool value) => resource.At(path)?.GetValue<bool>() == value;

        public bool Is(string path, string value) => resource.At(path)?.GetValue<string>() == value;

        public void Set(string path, JsonNode? value)
        {
            var end = path.LastIndexOf('.');
            resource.At(path[..end])![path[(end + 1)..]] = value;
        }
    }
}
