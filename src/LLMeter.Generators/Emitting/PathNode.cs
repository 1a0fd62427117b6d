using System.Globalization;
using System.Text;
using LLMeter.Generators.Model;

namespace LLMeter.Generators.Emitting;

/// <summary>A place in the JSON that some path passes or ends at. Paths with a common start share its nodes.</summary>
internal sealed class PathNode(string method)
{
    /// <summary>The generated method that walks into the value at this place.</summary>
    public string Method => method;

    /// <summary>The member that takes the value as a whole.</summary>
    public ProjectedMember? Leaf { get; private set; }

    /// <summary>The method called for every element of the array at this place.</summary>
    public ProjectedMember? Elements { get; private set; }

    public List<(string Name, PathNode Node)> Names { get; } = [];

    public List<(int Index, PathNode Node)> Indices { get; } = [];

    public bool HasElements => Elements is not null || Indices.Count > 0;

    public bool HasChildren => HasElements || Names.Count > 0;

    public static PathNode Build(EquatableArray<ProjectedMember> members)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var root = new PathNode("ReadValue");
        foreach (var member in members)
        {
            var node = root;
            foreach (var step in member.Path)
            {
                node = step.Kind == PathSegmentKind.Every ? node : node.Child(step, taken);
            }

            if (member.Kind == ProjectedKind.Elements)
            {
                node.Elements = member;
            }
            else
            {
                node.Leaf = member;
            }
        }

        return root;
    }

    private PathNode Child(PathSegment step, HashSet<string> taken)
    {
        var found = step.Kind == PathSegmentKind.Name
            ? Names.Find(child => child.Name == step.Name).Node
            : Indices.Find(child => child.Index == step.Index).Node;
        if (found is not null)
        {
            return found;
        }

        var node = new PathNode(MethodFor(step, taken));
        if (step.Kind == PathSegmentKind.Name)
        {
            Names.Add((step.Name, node));
        }
        else
        {
            Indices.Add((step.Index, node));
        }

        return node;
    }

    /// <summary><c>usage.prompt_tokens_details</c> becomes <c>WalkUsagePromptTokensDetails</c>; a name that is taken gets a number.</summary>
    private string MethodFor(PathSegment step, HashSet<string> taken)
    {
        var name = new StringBuilder(method == "ReadValue" ? "Walk" : method);
        var upper = true;
        foreach (var letter in step.Kind == PathSegmentKind.Name ? step.Name : step.Index.ToString(CultureInfo.InvariantCulture))
        {
            if (letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                name.Append(upper ? char.ToUpperInvariant(letter) : letter);
                upper = false;
            }
            else
            {
                upper = true;
            }
        }

        var wanted = name.ToString();
        var free = wanted;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = wanted + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
