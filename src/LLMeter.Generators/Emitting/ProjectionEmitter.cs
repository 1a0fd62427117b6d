using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace LLMeter.Generators.Emitting;

/// <summary>Writes the reader of one projection: a method per place in the JSON that has something wanted below it.</summary>
internal sealed class ProjectionEmitter(SourceWriter source)
{
    private const string Wire = "global::LLMeter.Native.Wire.";
    private readonly Queue<PathNode> _pending = new();

    public static SourceText Emit(ProjectionModel projection)
    {
        var source = SourceWriter.ForNamespace(projection.Namespace);
        new ProjectionEmitter(source).EmitType(projection);
        return source.ToSourceText();
    }

    private void EmitType(ProjectionModel projection)
    {
        using (source.Open($"{projection.Declaration} {projection.TypeName}"))
        {
            source.Line("/// <summary>Fills the members from one JSON document in one forward pass. Resets nothing: start with a fresh struct.</summary>");
            source.Line("/// <exception cref=\"global::System.Text.Json.JsonException\">The text is not one whole JSON value.</exception>");
            using (source.Open("internal void Read(global::System.ReadOnlySpan<byte> utf8)"))
            {
                source.Line($"var json = new {Wire}JsonCursor(utf8);");
                source.Line("ReadValue(ref json);");
                source.Line("json.End();");
            }

            _pending.Enqueue(PathNode.Build(projection.Members));
            while (_pending.Count > 0)
            {
                EmitWalker(_pending.Dequeue());
            }
        }
    }

    private void EmitWalker(PathNode node)
    {
        source.Line();
        if (node.Method == "ReadValue")
        {
            source.Line("/// <summary>Fills the members from the value that the cursor stands on, and leaves the cursor at its end.</summary>");
        }

        var access = node.Method == "ReadValue" ? "internal" : "private";
        using (source.Open($"{access} void {node.Method}(ref {Wire}JsonCursor json)"))
        {
            if (node.HasElements && node.Names.Count > 0)
            {
                using (source.Open("if (json.IsObject)"))
                {
                    EmitMembers(node);
                }

                using (source.Open("else if (json.IsArray)"))
                {
                    EmitElements(node);
                }
            }
            else
            {
                using (source.Open($"if (!json.{(node.HasElements ? "EnterArray" : "EnterObject")}())"))
                {
                    source.Line("return;");
                }

                source.Line();
                if (node.HasElements)
                {
                    EmitElements(node);
                }
                else
                {
                    EmitMembers(node);
                }
            }
        }
    }

    private void EmitMembers(PathNode node)
    {
        using (source.Open("while (json.NextMember(out var name))"))
        {
            var keyword = "if";
            foreach (var (name, child) in node.Names)
            {
                using (source.Open($"{keyword} (name.Equals({Literal.Utf8(name)}))"))
                {
                    EmitValue(child, "json");
                }

                keyword = "else if";
            }

            using (source.Open("else"))
            {
                source.Line("json.Skip();");
            }
        }
    }

    private void EmitElements(PathNode node)
    {
        var loop = node.Indices.Count == 0 ? "while (json.NextElement())" : "for (var index = 0; json.NextElement(); index++)";
        using (source.Open(loop))
        {
            var keyword = "if";
            foreach (var (index, child) in node.Indices)
            {
                using (source.Open($"{keyword} (index == {index})"))
                {
                    if (node.Elements is not null)
                    {
                        source.Line("var ahead = json; // The element is read once more below, for the method that takes them all.");
                    }

                    EmitValue(child, node.Elements is null ? "json" : "ahead");
                }

                keyword = "else if";
            }

            if (node.Elements is { } elements)
            {
                if (node.Indices.Count > 0)
                {
                    source.Line();
                }

                source.Line($"var element = new {elements.ElementType}();");
                source.Line("element.ReadValue(ref json);");
                source.Line($"{elements.Name}(in element);");
            }
            else
            {
                using (source.Open("else"))
                {
                    source.Line("json.Skip();");
                }
            }
        }
    }

    private void EmitValue(PathNode node, string cursor)
    {
        if (node.HasChildren)
        {
            _pending.Enqueue(node);
        }

        var walk = $"{node.Method}(ref {cursor});";
        switch (node.Leaf)
        {
            case null:
                source.Line(walk);
                break;
            case { Kind: ProjectedKind.Slice } leaf when node.HasChildren:
                source.Line($"var mark = {cursor}.Mark();");
                source.Line(walk);
                source.Line($"{leaf.Name} = {cursor}.SliceFrom(mark);");
                break;
            case { } leaf when node.HasChildren:
                source.Line($"{leaf.Name} = {cursor}.IsScalar ? {cursor}.{Reader(leaf.Kind)}() : default;");
                source.Line(walk);
                break;
            case { } leaf:
                source.Line($"{leaf.Name} = {cursor}.{Reader(leaf.Kind)}();");
                break;
        }
    }

    private static string Reader(ProjectedKind kind) => kind switch
    {
        ProjectedKind.Text => "Text",
        ProjectedKind.Slice => "Slice",
        ProjectedKind.Int32 => "Int32",
        ProjectedKind.Int64 => "Int64",
        ProjectedKind.Double => "Double",
        ProjectedKind.Boolean => "Boolean",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
