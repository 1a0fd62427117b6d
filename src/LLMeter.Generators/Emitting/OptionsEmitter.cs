using LLMeter.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace LLMeter.Generators.Emitting;

/// <summary>Writes the binding of one options record: descriptors, reader and writer.</summary>
internal sealed class OptionsEmitter(OptionsModel options, SourceWriter source)
{
    private const string Room = "global::LLMeter.Native.Endpoints.";

    public static string BindingName(OptionsModel options) => $"global::{options.FullName}Binding";

    public static SourceText Emit(OptionsModel options)
    {
        var source = SourceWriter.ForNamespace(options.Namespace);
        new OptionsEmitter(options, source).EmitType();
        return source.ToSourceText();
    }

    private void EmitType()
    {
        source.Line($"/// <summary>Names, reads and writes the options of <see cref=\"{options.TypeName}\"/>.</summary>");
        using (source.Open($"internal static class {options.TypeName}Binding"))
        {
            foreach (var option in options.Options)
            {
                EmitDescriptor(option);
            }

            source.Line("/// <summary>All options, those of the base record first.</summary>");
            source.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Room}OptionDescriptor> All {{ get; }} =");
            using (source.OpenList("[", "];"))
            {
                foreach (var option in options.Options)
                {
                    source.Line($"{option.Property}Option,");
                }
            }

            EmitRead();
            EmitWrite();
            foreach (var option in options.Options)
            {
                EmitChoices(option);
            }
        }
    }

    private void EmitDescriptor(OptionModel option)
    {
        var choices = new List<string>();
        foreach (var choice in option.Choices)
        {
            choices.Add(Literal.Of(choice.Name));
        }

        var kind = option.Kind is OptionValueKind.Int32 or OptionValueKind.Int64 ? "Integer" : option.Kind.ToString();
        source.Line($"private static readonly {Room}OptionDescriptor {option.Property}Option = new(");
        using (source.Indent())
        {
            source.Line($"Name: {Literal.Of(option.Name)},");
            source.Line($"JsonName: {Literal.Of(option.JsonName)},");
            source.Line($"Summary: {Literal.Of(option.Summary)},");
            source.Line($"Kind: {Room}OptionKind.{kind},");
            source.Line($"IsRequired: {Literal.Of(option.IsRequired)},");
            source.Line($"Default: {(option.Default is null ? "null" : Literal.Of(option.Default))},");
            source.Line($"ValueName: {Literal.Of(option.ValueName)},");
            source.Line($"Choices: [{string.Join(", ", choices)}],");
            source.Line($"IsSecret: {Literal.Of(option.IsSecret)});");
        }

        source.Line();
    }

    private void EmitRead()
    {
        source.Line().Line("/// <summary>Makes the record from option values; what is not given keeps the record's default.</summary>");
        using (source.Open($"public static {options.TypeName} Read({Room}IOptionSource source)"))
        {
            EmitAssignments($"var blank = new {options.TypeName}", "()", isRequired: true);
            EmitAssignments("return blank", "", isRequired: false);
        }
    }

    /// <summary>The options that are required, or those that are not, as the members of an initializer.</summary>
    private void EmitAssignments(string head, string whenNone, bool isRequired)
    {
        var assignments = new List<string>();
        foreach (var option in options.Options)
        {
            if (option.IsRequired == isRequired)
            {
                assignments.Add($"{option.Property} = {(isRequired ? Required(option) : Optional(option))},");
            }
        }

        if (assignments.Count == 0)
        {
            source.Line(head + whenNone + ";");
            return;
        }

        using (source.Open(isRequired ? head : head + " with", "};"))
        {
            foreach (var assignment in assignments)
            {
                source.Line(assignment);
            }
        }
    }

    private static string Required(OptionModel option) =>
        $"{Room}OptionReader.Required{Many(option)}<{ItemType(option)}>(source, {option.Property}Option, {Parser(option)})";

    private static string Optional(OptionModel option)
    {
        var isText = option.Kind == OptionValueKind.Text;
        var method = option.IsNullable && !isText ? "OptionalOrNone" : "Optional" + Many(option);
        var type = option.IsNullable && isText ? "string?" : ItemType(option);
        return $"{Room}OptionReader.{method}<{type}>(source, {option.Property}Option, blank.{option.Property}, {Parser(option)})";
    }

    private void EmitWrite()
    {
        source.Line().Line("/// <summary>Writes the options as members of an object that is open; secrets are left out.</summary>");
        using (source.Open($"public static void Write({options.TypeName} options, global::System.Text.Json.Utf8JsonWriter writer)"))
        {
            foreach (var option in options.Options)
            {
                if (option.IsSecret && option.Kind != OptionValueKind.Pairs)
                {
                    continue;
                }

                if (!option.IsNullable)
                {
                    source.Line(Writing(option, $"options.{option.Property}"));
                    continue;
                }

                var local = Literal.CamelCase(option.Property) + "Value";
                source.Line();
                using (source.Open($"if (options.{option.Property} is {{ }} {local})"))
                {
                    source.Line(Writing(option, local));
                }

                source.Line();
            }
        }
    }

    private void EmitChoices(OptionModel option)
    {
        if (option.Kind != OptionValueKind.Choice)
        {
            return;
        }

        var names = new List<string>();
        source.Line();
        using (source.Open($"private static string Name{option.Property}({option.Type} value) => value switch", "};"))
        {
            foreach (var choice in option.Choices)
            {
                names.Add(choice.Name);
                source.Line($"{option.Type}.{choice.Member} => {Literal.Of(choice.Name)},");
            }

            source.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value)),");
        }

        source.Line();
        using (source.Open($"private static string? Parse{option.Property}(string text, out {option.Type} value)"))
        {
            using (source.Open("(value, var problem) = text switch", "};"))
            {
                foreach (var choice in option.Choices)
                {
                    source.Line($"{Literal.Of(choice.Name)} => ({option.Type}.{choice.Member}, null),");
                }

                source.Line($"_ => (default({option.Type}), {Literal.Of("is not one of " + string.Join(", ", names))}),");
            }

            source.Line("return problem;");
        }
    }

    private static string Many(OptionModel option) => option.Kind is OptionValueKind.List or OptionValueKind.Pairs ? "Many" : "";

    private static string ItemType(OptionModel option) => option.Kind switch
    {
        OptionValueKind.Flag => "bool",
        OptionValueKind.Int32 => "int",
        OptionValueKind.Int64 => "long",
        OptionValueKind.Number => "double",
        OptionValueKind.Duration => "global::System.TimeSpan",
        OptionValueKind.Choice => option.Type,
        OptionValueKind.Pairs => "global::System.Collections.Generic.KeyValuePair<string, string>",
        _ => "string",
    };

    private static string Parser(OptionModel option) => option.Kind switch
    {
        OptionValueKind.Choice => "Parse" + option.Property,
        OptionValueKind.Pairs => Room + "OptionParser.Pair",
        OptionValueKind.List => Room + "OptionParser.Text",
        _ => Room + "OptionParser." + option.Kind,
    };

    private static string Writing(OptionModel option, string value)
    {
        var name = Literal.Utf8(option.JsonName);
        return option.Kind switch
        {
            OptionValueKind.Flag => $"writer.WriteBoolean({name}, {value});",
            OptionValueKind.Int32 or OptionValueKind.Int64 or OptionValueKind.Number => $"writer.WriteNumber({name}, {value});",
            OptionValueKind.Duration => $"{Room}OptionWriter.Duration(writer, {name}, {value});",
            OptionValueKind.Choice => $"writer.WriteString({name}, Name{option.Property}({value}));",
            OptionValueKind.List => $"{Room}OptionWriter.List(writer, {name}, {value});",
            OptionValueKind.Pairs => $"{Room}OptionWriter.{(option.IsSecret ? "Names" : "Pairs")}(writer, {name}, {value});",
            _ => $"writer.WriteString({name}, {value});",
        };
    }
}
